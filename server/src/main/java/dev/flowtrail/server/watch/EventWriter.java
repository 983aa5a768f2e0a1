package dev.flowtrail.server.watch;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.flowtrail.server.explore.FlowTally.Asked;
import dev.flowtrail.server.explore.FlowTally.Tally;
import dev.flowtrail.server.http.Json;
import dev.flowtrail.server.http.Times;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;

/** Writes what is told to webhooks. Thread-safe. */
final class EventWriter {

  private static final String TYPE = "dev.flowtrail.watch.";
  private static final JsonFactory JSON = new JsonFactory();

  private final String publicUrl;

  /**
   * @param publicUrl where people reach the dashboard; without it links are mere paths
   */
  EventWriter(Optional<URI> publicUrl) {
    this.publicUrl = publicUrl.map(it -> it.toString().replaceFirst("/+$", "")).orElse("");
  }

  /**
   * @param now when the tally was taken
   */
  WatchEvent write(WatchEvent.Kind kind, Watch watch, Tally tally, Instant now) {
    UUID id = UUID.randomUUID();
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("specversion", "1.0");
      json.writeStringField("id", id.toString());
      json.writeStringField("source", publicUrl + "/api/watches/" + encoded(watch.name()));
      json.writeStringField("type", TYPE + kind.word());
      json.writeStringField("subject", watch.name());
      json.writeStringField("time", Times.format(now));
      json.writeStringField("datacontenttype", Json.MEDIA_TYPE);
      json.writeObjectFieldStart("data");
      writeData(json, watch, tally, now);
      json.writeEndObject();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new WatchEvent(id, watch.name(), kind, now, text.toString());
  }

  private void writeData(JsonGenerator json, Watch watch, Tally tally, Instant now)
      throws IOException {
    Question question = watch.question();
    Asked asked = question.at(now);
    OptionalDouble value = question.value(tally);
    json.writeStringField("watch", watch.name());
    WatchJson.writeQuestion(json, question);
    Json.writeNumber(json, "value", value.isPresent() ? value.getAsDouble() : null);
    json.writeNumberField("hits", tally.hits());
    json.writeNumberField("runs", tally.runs());
    json.writeStringField("from", Times.format(asked.from()));
    json.writeStringField("to", Times.format(asked.to()));
    json.writeStringField("link", publicUrl + "/explore?of=flows&query=" + encoded(asked.hits()));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8).replace("+", "%20");
  }
}
