package dev.flowtrail.server.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Set;
import java.util.stream.Stream;

/** The file that the server gives, opened for tests. */
final class Contract {

  private static final String LOCATION = "https://flowtrail.test/openapi.yaml";
  private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch");

  private final JsonNode file;
  private final SchemaRegistry schemas;

  Contract(String yaml) {
    file = read(yaml);
    String strict = strict(file.at("/components/schemas"));
    schemas =
        SchemaRegistry.withDialect(
            Dialects.getOpenApi31(),
            registry ->
                registry
                    .schemas(location -> location.equals(LOCATION) ? strict : null)
                    .schemaRegistryConfig(
                        SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));
  }

  private static JsonNode read(String yaml) {
    try {
      return new YAMLMapper().readTree(yaml);
    } catch (JsonProcessingException e) {
      throw new AssertionError("expected YAML", e);
    }
  }

  /**
   * Readers have to bear more members than they know, but the server must not send more than are
   * declared here. What only serves to be put together with other members stays open.
   */
  private static String strict(JsonNode schemas) {
    ObjectNode closed = schemas.deepCopy();
    for (Entry<String, JsonNode> schema : closed.properties()) {
      boolean hasMembers = schema.getValue().has("properties") || schema.getValue().has("allOf");
      if (hasMembers && !schema.getKey().endsWith("Members")) {
        ((ObjectNode) schema.getValue()).put("unevaluatedProperties", false);
      }
    }
    return new ObjectNode(JsonNodeFactory.instance, Map.of("$defs", closed))
        .toString()
        .replace("#/components/schemas/", "#/$defs/");
  }

  /** One method of one path. */
  record Operation(String method, String path, JsonNode description) {

    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  List<Operation> operations() {
    List<Operation> operations = new ArrayList<>();
    for (Entry<String, JsonNode> path : file.get("paths").properties()) {
      for (Entry<String, JsonNode> method : path.getValue().properties()) {
        if (METHODS.contains(method.getKey())) {
          String name = method.getKey().toUpperCase(Locale.ROOT);
          operations.add(new Operation(name, path.getKey(), method.getValue()));
        }
      }
    }
    return operations;
  }

  JsonNode at(String pointer) {
    return file.at(pointer);
  }

  /** Follows a reference within the file. */
  private JsonNode resolve(JsonNode node) {
    return node.has("$ref") ? file.at(node.get("$ref").asText().substring(1)) : node;
  }

  /** Every example of a body in the file, with what it is an example of. */
  List<Example> examples() {
    return file.findParents("examples").stream()
        .filter(body -> body.has("schema"))
        .flatMap(this::examplesOf)
        .toList();
  }

  private Stream<Example> examplesOf(JsonNode body) {
    return body.get("examples")
        .valueStream()
        .map(example -> new Example(nameOfSchema(body), resolve(example).get("value")));
  }

  record Example(String schema, JsonNode value) {}

  /** The name of the schema that a body refers to. */
  static String nameOfSchema(JsonNode body) {
    return body.at("/schema/$ref").asText().replaceFirst(".*/", "");
  }

  /** Fails with all that the schema does not allow. */
  void requireFits(String schemaName, JsonNode value) {
    var schema = schemas.getSchema(SchemaLocation.of(LOCATION + "#/$defs/" + schemaName));
    assertThat(schema.validate(value)).as(schemaName).isEmpty();
  }
}
