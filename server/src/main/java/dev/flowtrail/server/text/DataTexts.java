package dev.flowtrail.server.text;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.InputStream;

/** The texts within an observation's data: all strings that are values, in order. */
final class DataTexts {

  /** The door has measured what is stored; here it need not be measured again. */
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(Integer.MAX_VALUE)
                  .maxNumberLength(Integer.MAX_VALUE)
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNameLength(Integer.MAX_VALUE)
                  .build())
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .build();

  private DataTexts() {}

  /** Takes one text after the other. */
  interface Sink {
    /** Whether more is wanted. */
    boolean take(String text) throws IOException;
  }

  /** Hands over the texts until no more are wanted; closes the data. */
  static void read(InputStream data, Sink sink) throws IOException {
    try (JsonParser parser = JSON.createParser(data)) {
      JsonToken token = parser.nextToken();
      while (token != null && (token != JsonToken.VALUE_STRING || sink.take(parser.getText()))) {
        token = parser.nextToken();
      }
    }
  }
}
