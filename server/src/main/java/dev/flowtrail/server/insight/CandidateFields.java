package dev.flowtrail.server.insight;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.flowtrail.protocol.FieldPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which field of a candidate is what.
 *
 * @param paths only the fields that there are
 * @param origin who says so
 */
record CandidateFields(Map<Field, FieldPath> paths, Origin origin) {

  private static final JsonFactory JSON = new JsonFactory();

  /** Who says which field is what. */
  enum Origin {
    DECLARED,
    /** Recognised by conventional names. */
    INFERRED,
    /** A person, where nothing is declared. */
    CORRECTED
  }

  /** What a field is to its candidate, with the names that are taken for it, best first. */
  enum Field {
    ID(
        "id",
        "asin",
        "sku",
        "candidate_id",
        "candidateId",
        "product_id",
        "productId",
        "item_id",
        "itemId",
        "doc_id",
        "docId",
        "document_id",
        "documentId",
        "key",
        "url"),
    PASSED("passed", "qualified", "accepted", "selected", "kept", "included", "is_selected"),
    SCORE("score", "total_score", "totalScore", "relevance", "similarity"),
    RANK("rank", "position"),
    REASON("reason", "rejection_reason", "rejectionReason"),
    RULES("rules", "filter_results", "filterResults", "checks");

    private final List<String> conventionalNames;

    Field(String... conventionalNames) {
      this.conventionalNames = List.of(conventionalNames);
    }

    private String roleName() {
      return conventionalNames.get(0);
    }

    private Optional<FieldPath> findIn(Set<String> members) {
      return conventionalNames.stream()
          .filter(members::contains)
          .findFirst()
          .map(name -> new FieldPath(List.of(name)));
    }
  }

  /** For lists that hold ids, or objects of which nothing but the id matters. */
  CandidateFields idOnly() {
    FieldPath id = paths.getOrDefault(Field.ID, new FieldPath(List.of(Field.ID.roleName())));
    return new CandidateFields(Map.of(Field.ID, id), origin);
  }

  /** What an observation's {@code roles} declare. */
  static CandidateFields declared(String roles) {
    return new CandidateFields(paths(roles), Origin.DECLARED);
  }

  /** What a person said in the same form. */
  static CandidateFields corrected(String roles) {
    return new CandidateFields(paths(roles), Origin.CORRECTED);
  }

  private static Map<Field, FieldPath> paths(String roles) {
    Map<Field, FieldPath> paths = new EnumMap<>(Field.class);
    try (JsonParser parser = JSON.createParser(roles)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        if (parser.nextToken() == JsonToken.VALUE_STRING) {
          String path = parser.getText();
          for (Field field : Field.values()) {
            if (field.roleName().equals(name)) {
              paths.put(field, FieldPath.parse(path));
            }
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return paths;
  }

  /** What the names of an element's members suggest. */
  static CandidateFields inferred(Set<String> members) {
    Map<Field, FieldPath> paths = new EnumMap<>(Field.class);
    for (Field field : Field.values()) {
      field.findIn(members).ifPresent(path -> paths.put(field, path));
    }
    return new CandidateFields(paths, Origin.INFERRED);
  }

  boolean has(Field field) {
    return paths.containsKey(field);
  }

  /** Whether there is an id, and something that was said about who has it. */
  boolean describeDecisions() {
    return has(Field.ID) && paths.size() > 1;
  }

  /** The same with what is known from elsewhere in the place of what is missing here. */
  CandidateFields orElse(CandidateFields other) {
    Map<Field, FieldPath> both = new EnumMap<>(Field.class);
    both.putAll(other.paths);
    both.putAll(paths);
    return new CandidateFields(both, both.size() > paths.size() ? other.origin : origin);
  }
}
