package dev.flowtrail.protocol;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads documents as a server does, from bytes, and keeps each observation's data as text. */
final class Reading {

  private static final JsonFactory FACTORY = new JsonFactory();

  private Reading() {}

  static FlowDocument<String> read(Object json) {
    return read(json, Limits.DEFAULT);
  }

  static FlowDocument<String> read(Object json, Limits limits) {
    return read(json.toString().getBytes(StandardCharsets.UTF_8), limits);
  }

  static FlowDocument<String> read(byte[] json, Limits limits) {
    return read(json, limits, Reading::copy);
  }

  static <D> FlowDocument<D> read(byte[] json, Limits limits, DataReader<D> dataReader) {
    return JsonText.reading(
        limits,
        () -> {
          try (JsonParser parser =
              JsonText.factory(limits).createParser(new ByteArrayInputStream(json))) {
            return new FlowDocumentReader<>(parser, limits, new PlacedIds(), dataReader).read();
          }
        });
  }

  static FlowHead readFlow(JsonObject flow) {
    return read(Given.documentOf(flow)).flow();
  }

  static StepHead readStep(JsonObject step) {
    return read(Given.document(step)).steps().get(0).head();
  }

  static ObservationHead readObservation(JsonObject observation) {
    return read(Given.document(Given.step(observation)))
        .steps()
        .get(0)
        .observations()
        .get(0)
        .head();
  }

  static List<Fault> faults(Object json) {
    return catchThrowableOfType(InvalidDocumentException.class, () -> read(json)).faults();
  }

  static List<String> faultyPlaces(Object json) {
    return faults(json).stream().map(Fault::pointer).toList();
  }

  static String copy(JsonParser parser) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = FACTORY.createGenerator(text)) {
      int depth = 0;
      do {
        depth += copyToken(parser, generator);
      } while (depth > 0 && parser.nextToken() != null);
    }
    return text.toString();
  }

  /** The generator's own ways of copying rewrite a number's exponent. */
  private static int copyToken(JsonParser parser, JsonGenerator generator) throws IOException {
    JsonToken token = parser.currentToken();
    if (token.isNumeric()) {
      generator.writeNumber(parser.getText());
    } else {
      generator.copyCurrentEvent(parser);
    }
    return token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
  }
}
