package dev.flowtrail.server.insight;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.flowtrail.server.store.ObservationRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.OptionalLong;

/** An observation that holds candidates. */
record Source(ObservationRecord observation, CandidateFields fields) {

  private static final JsonFactory JSON = new JsonFactory();

  /** How many candidates there were, where the data holds only a part of them. */
  OptionalLong declaredTotal() {
    String summary = observation.summary();
    if (summary == null) {
      return OptionalLong.empty();
    }
    try (JsonParser parser = JSON.createParser(summary)) {
      return total(parser);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether the data holds only a part of the candidates. */
  boolean isPartial() {
    Integer items = observation.itemCount();
    return items != null && items < declaredTotal().orElse(items);
  }

  private static OptionalLong total(JsonParser parser) throws IOException {
    parser.nextToken();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      boolean totals = parser.currentName().equals("totals");
      if (parser.nextToken() == JsonToken.START_OBJECT && totals) {
        return in(parser);
      }
      parser.skipChildren();
    }
    return OptionalLong.empty();
  }

  private static OptionalLong in(JsonParser parser) throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      boolean in = parser.currentName().equals("in");
      if (parser.nextToken() == JsonToken.VALUE_NUMBER_INT && in) {
        return OptionalLong.of(parser.getLongValue());
      }
      parser.skipChildren();
    }
    return OptionalLong.empty();
  }
}
