package dev.flowtrail.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A flow document as it arrived. */
record Document(JsonNode json) {

  /** A step with what it decided about; steps without candidates have none. */
  record Decision(String step, List<JsonNode> candidates, JsonNode roles) {

    List<String> ids() {
      return candidates.stream().map(this::id).toList();
    }

    /** The ids that went on; all of them where the step drops none. */
    List<String> passedIds() {
      return candidates.stream().filter(this::passed).map(this::id).toList();
    }

    JsonNode role(String name, JsonNode candidate) {
      return candidate.path(roles.path(name).asText());
    }

    boolean passed(JsonNode candidate) {
      return !roles.hasNonNull("passed") || role("passed", candidate).asBoolean();
    }

    private String id(JsonNode candidate) {
      return role("id", candidate).asText();
    }
  }

  String name() {
    return json.at("/flow/name").asText();
  }

  String key() {
    return json.at("/flow/key").asText();
  }

  String reason() {
    return json.at("/flow/reason").asText();
  }

  List<JsonNode> steps() {
    return elements(json.path("steps")).toList();
  }

  List<JsonNode> steps(String name) {
    return steps().stream().filter(step -> step.path("name").asText().equals(name)).toList();
  }

  /** The decisions in the order of the steps. */
  List<Decision> decisions() {
    return steps().stream().map(Document::decision).flatMap(Optional::stream).toList();
  }

  Decision decision(String step) {
    return decisions().stream().filter(each -> each.step().equals(step)).findFirst().orElseThrow();
  }

  JsonNode observation(String step, String name) {
    return elements(steps(step).getLast().path("observations"))
        .filter(each -> each.path("name").asText().equals(name))
        .findFirst()
        .orElseThrow()
        .path("data");
  }

  private static Optional<Decision> decision(JsonNode step) {
    return elements(step.path("observations"))
        .filter(each -> each.hasNonNull("roles"))
        .findFirst()
        .map(each ->
            new Decision(
                step.path("name").asText(),
                elements(each.path("data")).toList(),
                each.path("roles")));
  }

  static Stream<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
