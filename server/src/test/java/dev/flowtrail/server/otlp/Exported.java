package dev.flowtrail.server.otlp;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.flowtrail.protocol.Limits;
import dev.flowtrail.server.http.SharedHeap;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What comes of an export before it gets to the queue. */
record Exported(Export export, List<JsonNode> events) {

  static final int MAX_DEPTH = 50;
  private static final long HEAP_BYTES = 64 << 20;
  private static final JsonMapper MAPPER = new JsonMapper();

  /** Of one of the files in {@code otlp/}. */
  static Exported file(String name) {
    try (InputStream file = Exported.class.getResourceAsStream("/otlp/" + name)) {
      return json(new String(file.readAllBytes(), UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Exported json(String text) {
    return of(new JsonReader(Limits.DEFAULT), text.getBytes(UTF_8));
  }

  static Exported protobuf(byte[] body) {
    return of(new ProtobufReader(MAX_DEPTH), body);
  }

  private static Exported of(ExportReader reader, byte[] body) {
    SharedHeap heap = new SharedHeap(HEAP_BYTES, Duration.ZERO);
    try (HeapMeter meter = new HeapMeter(heap)) {
      Export export = reader.read(new ByteArrayInputStream(body), meter);
      return new Exported(export, eventsOf(export.spans()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<JsonNode> eventsOf(List<Span> spans) throws IOException {
    List<JsonNode> events = new ArrayList<>();
    for (Span span : spans) {
      TraceEvents trace =
          new TraceEvents(
              new SpanIds(1, span.traceId()), Limits.DEFAULT, new JsonInText(MAX_DEPTH));
      if (!trace.add(span)) {
        throw new AssertionError("expected to be small enough");
      }
      for (String line : new String(trace.toStream().readAllBytes(), UTF_8).split("\n")) {
        events.add(MAPPER.readTree(line));
      }
    }
    return events;
  }

  JsonNode flow() {
    return events.stream()
        .filter(event -> event.at("/flow").has("name"))
        .map(event -> event.at("/flow"))
        .findFirst()
        .orElseThrow();
  }

  JsonNode step(String name) {
    return steps()
        .filter(step -> step.path("name").asText().equals(name))
        .findFirst()
        .orElseThrow();
  }

  Stream<JsonNode> steps() {
    return events.stream().filter(event -> event.has("step")).map(event -> event.get("step"));
  }

  /** What was observed in the step of this name, under another name. */
  JsonNode observation(String step, String name) {
    String id = step(step).get("id").asText();
    return events.stream()
        .map(event -> event.path("observation"))
        .filter(seen -> seen.path("stepId").asText().equals(id))
        .filter(seen -> seen.path("name").asText().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + name + " in " + step));
  }

  String data(String step, String name) {
    return observation(step, name).get("data").toString();
  }
}
