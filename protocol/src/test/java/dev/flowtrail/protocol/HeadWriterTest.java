package dev.flowtrail.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class HeadWriterTest {

  private static final JsonFactory FACTORY = new JsonFactory();

  @Test
  void timesHaveMillisecondsOrFiner() throws IOException {
    assertThat(written("2026-01-05T10:00:00Z")).contains("\"2026-01-05T10:00:00.000Z\"");
    assertThat(written("2026-01-05T10:00:00.120Z")).contains("\"2026-01-05T10:00:00.120Z\"");
    assertThat(written("2026-01-05T10:00:00.123450Z")).contains("\"2026-01-05T10:00:00.12345Z\"");
    assertThat(written("2026-11-25T23:59:58.000001Z")).contains("\"2026-11-25T23:59:58.000001Z\"");
    assertThat(written("0044-03-15T10:00:00Z")).contains("\"0044-03-15T10:00:00.000Z\"");
    assertThat(written("2026-01-05T10:00:00.123456Z")).contains("\"2026-01-05T10:00:00.123456Z\"");
  }

  @Test
  void whatTheContractWantsPresentIsWrittenAsNull() throws IOException {
    assertThat(written("2026-01-05T10:00:00Z")).contains("\"finishedAt\":null");
  }

  @Test
  void otherMembersWithoutAValueAreLeftOut() throws IOException {
    assertThat(written("2026-01-05T10:00:00Z"))
        .doesNotContain("key", "reason", "attributes", "trace");
  }

  private static String written(String createdAt) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = FACTORY.createGenerator(text)) {
      generator.writeStartObject();
      new HeadWriter(generator).write(flow(Instant.parse(createdAt)));
      generator.writeEndObject();
    }
    return text.toString();
  }

  private static FlowHead flow(Instant createdAt) {
    return new FlowHead(
        new PlacedIds().flow(),
        "selection",
        null,
        Status.RUNNING,
        null,
        createdAt,
        null,
        null,
        null);
  }
}
