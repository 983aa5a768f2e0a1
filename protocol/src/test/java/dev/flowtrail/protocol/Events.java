package dev.flowtrail.protocol;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/** Reads and writes events as text; data is text, too. */
final class Events {

  private static final JsonFactory FACTORY = new JsonFactory();

  private Events() {}

  /** Writes events. */
  @FunctionalInterface
  interface Writing {
    void to(FlowEventWriter<String> writer) throws IOException;
  }

  static String line(Writing writing) {
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = FACTORY.createGenerator(text)) {
      writing.to(new FlowEventWriter<>(generator, JsonGenerator::writeRawValue));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  static FlowEvents<String> read(UUID flowId, String lines) {
    Limits limits = Limits.DEFAULT;
    return JsonText.reading(
        limits,
        () -> {
          byte[] bytes = lines.getBytes(StandardCharsets.UTF_8);
          try (JsonParser parser =
              JsonText.factory(limits).createParser(new ByteArrayInputStream(bytes))) {
            return new FlowEventReader<>(parser, limits, flowId, Reading::copy, Contents::hash)
                .read();
          }
        });
  }

  static List<Fault> faults(UUID flowId, String lines) {
    return catchThrowableOfType(InvalidDocumentException.class, () -> read(flowId, lines)).faults();
  }
}
