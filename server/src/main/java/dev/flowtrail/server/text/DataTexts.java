package dev.flowtrail.server.text;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.io.InputStream;

/** The texts within an observation's data: all strings that are values, in order. */
final class DataTexts {

  /** A text is in memory as a whole, so that longer ones are not read; nor is what follows them. */
  static final int MAX_CHARS = 1 << 20;

  /** All else was measured by the door. */
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(Integer.MAX_VALUE)
                  .maxNumberLength(Integer.MAX_VALUE)
                  .maxStringLength(MAX_CHARS)
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

  /**
   * Hands over the texts until no more are wanted; closes the data.
   *
   * @return false when there is a text that is too long to be read
   */
  static boolean read(InputStream data, Sink sink) throws IOException {
    try (JsonParser parser = JSON.createParser(data)) {
      JsonToken token = parser.nextToken();
      while (token != null && (token != JsonToken.VALUE_STRING || sink.take(parser.getText()))) {
        token = parser.nextToken();
      }
      return true;
    } catch (StreamConstraintsException e) {
      return false;
    }
  }
}
