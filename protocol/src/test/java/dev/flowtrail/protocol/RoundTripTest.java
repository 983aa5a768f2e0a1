package dev.flowtrail.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RoundTripTest {

  private static final JsonFactory FACTORY = new JsonFactory();

  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  void whatIsWrittenIsReadBackUnchanged(@ForAll("documents") FlowDocument<String> document)
      throws IOException {
    assertThat(Reading.read(write(document))).isEqualTo(document);
  }

  @Provide
  Arbitrary<FlowDocument<String>> documents() {
    return Documents.any();
  }

  private static String write(FlowDocument<String> document) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = FACTORY.createGenerator(text)) {
      new FlowDocumentWriter<String>(generator, JsonGenerator::writeRawValue).write(document);
    }
    return text.toString();
  }
}
