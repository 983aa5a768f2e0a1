package dev.flowtrail.server.insight;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.flowtrail.protocol.FieldPath;
import dev.flowtrail.protocol.StepHead;
import dev.flowtrail.server.insight.CandidateFields.Field;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads an observation's candidates with all their members. Used once, by one thread. */
final class WholeCandidates {

  private final StepHead step;
  private final Source source;
  private final List<FieldPath> queryable;
  private final Rest rest;
  private int ordinal;

  private WholeCandidates(StepHead step, Source source) throws IOException {
    this.step = step;
    this.source = source;
    this.queryable = queryable(source.observation().queryable());
    this.rest = new Rest(source.fields(), queryable);
  }

  /** Hands over each candidate in the order in which they stand; closes the data. */
  static void read(InputStream data, StepHead step, Source source, CandidateRecords.Sink sink)
      throws IOException {
    WholeCandidates whole = new WholeCandidates(step, source);
    CandidateParser.readWhole(
        data,
        source.fields(),
        (candidate, element) -> sink.take(whole.candidate(candidate, element)));
  }

  private static List<FieldPath> queryable(@Nullable String json) throws IOException {
    List<FieldPath> paths = new ArrayList<>();
    if (json != null) {
      try (JsonParser parser = CandidateParser.JSON.createParser(json)) {
        parser.nextToken();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
          paths.add(FieldPath.parse(parser.currentName()));
          parser.nextToken();
          parser.skipChildren();
        }
      }
    }
    return paths;
  }

  private RecordedCandidate candidate(Candidate candidate, @Nullable String element)
      throws IOException {
    return new RecordedCandidate(
        step,
        source.observation().id(),
        ordinal++,
        candidate.id(),
        candidate.wentOn(),
        candidate.failedRules().stream().map(RuleVerdict::name).toList(),
        candidate.reason(),
        candidate.score(),
        wholeNumber(candidate.rank()),
        element == null ? Map.of() : fields(element),
        element == null ? null : rest.of(element));
  }

  private static @Nullable Integer wholeNumber(@Nullable Double rank) {
    return rank == null || rank != rank.intValue() ? null : (Integer) rank.intValue();
  }

  private Map<String, String> fields(String element) throws IOException {
    if (queryable.isEmpty()) {
      return Map.of();
    }
    Map<String, String> fields = new LinkedHashMap<>();
    try (JsonParser parser = CandidateParser.JSON.createParser(element)) {
      parser.nextToken();
      JsonValue value = JsonValue.read(parser);
      for (FieldPath path : queryable) {
        value
            .scalarAt(path.names())
            .flatMap(WholeCandidates::plain)
            .ifPresent(text -> fields.put(path.toString(), text));
      }
    }
    return fields;
  }

  private static Optional<String> plain(String json) {
    boolean isBoolean = json.equals("true") || json.equals("false");
    return isBoolean ? Optional.of(json) : Optional.ofNullable(JsonValue.plain(json));
  }

  /** What of an element does not stand elsewhere in its record. */
  private record Rest(CandidateFields roles, List<FieldPath> queryable) {

    /** What is longer is not kept a second time: it is in the observation. */
    private static final int MAX_CHARS = 16 << 10;

    @Nullable String of(String element) throws IOException {
      try (JsonParser parser = CandidateParser.JSON.createParser(element)) {
        JsonCopy copy = new JsonCopy();
        copy.startObject();
        parser.nextToken();
        boolean empty = true;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
          String name = parser.currentName();
          parser.nextToken();
          if (isTold(name, parser)) {
            parser.skipChildren();
          } else {
            copy.member(name, parser);
            empty = false;
          }
        }
        String text = copy.endObject();
        return empty || text.length() > MAX_CHARS ? null : text;
      }
    }

    private boolean isTold(String name, JsonParser value) throws IOException {
      List<String> path = List.of(name);
      if (value.currentToken().isStructStart()) {
        return false;
      }
      return value.currentToken() != JsonToken.VALUE_NULL
              && queryable.stream().anyMatch(it -> it.names().equals(path))
          || Set.of(Field.ID, Field.PASSED, Field.SCORE, Field.RANK, Field.REASON).stream()
              .anyMatch(field -> isAt(field, path) && fits(field, value));
    }

    private boolean isAt(Field field, List<String> path) {
      FieldPath known = roles.paths().get(field);
      return known != null && known.names().equals(path);
    }

    private static boolean fits(Field field, JsonParser value) {
      JsonToken token = value.currentToken();
      return switch (field) {
        case ID, REASON -> token == JsonToken.VALUE_STRING;
        case PASSED -> token.isBoolean();
        case SCORE -> token.isNumeric();
        case RANK -> token == JsonToken.VALUE_NUMBER_INT;
        case RULES -> false;
      };
    }
  }
}
