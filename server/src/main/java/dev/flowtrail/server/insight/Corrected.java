package dev.flowtrail.server.insight;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads which field of which observation is what, as a person said it. */
final class Corrected {

  private static final JsonFactory JSON = new JsonFactory();

  private Corrected() {}

  /** By the observation's name. */
  static Map<String, CandidateFields> parse(String fields) {
    Map<String, CandidateFields> corrected = new LinkedHashMap<>();
    try (JsonParser parser = JSON.createParser(fields)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String observation = parser.currentName();
        parser.nextToken();
        corrected.put(observation, CandidateFields.corrected(copy(parser)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return corrected;
  }

  private static String copy(JsonParser parser) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = JSON.createGenerator(text)) {
      generator.copyCurrentStructure(parser);
    }
    return text.toString();
  }
}
