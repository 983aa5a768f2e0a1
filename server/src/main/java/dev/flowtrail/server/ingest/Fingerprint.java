package dev.flowtrail.server.ingest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import dev.flowtrail.protocol.FlowDocument;
import dev.flowtrail.protocol.FlowDocumentWriter;
import dev.flowtrail.protocol.FlowEventWriter;
import dev.flowtrail.protocol.FlowEvents;
import dev.flowtrail.server.queue.StagedData;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.UUID;

/** Tells whether two requests under one key ask for the same. */
final class Fingerprint {

  private Fingerprint() {}

  /**
   * The content hash of the document in which each observation's data is its content hash.
   *
   * @param json with limits that let pass what the document was read with
   */
  static UUID of(FlowDocument<StagedData> flow, JsonFactory json) throws IOException {
    return of(
        generator -> new FlowDocumentWriter<>(generator, Fingerprint::writeHash).write(flow), json);
  }

  /** The same of events: their order does not matter, and when they were told does. */
  static UUID of(FlowEvents<StagedData> events, JsonFactory json) throws IOException {
    return of(
        generator -> {
          generator.writeStartArray();
          generator.writeString(String.valueOf(events.latest()));
          new FlowEventWriter<>(generator, Fingerprint::writeHash).write(events.update());
          generator.writeEndArray();
        },
        json);
  }

  private static void writeHash(JsonGenerator generator, StagedData data) throws IOException {
    generator.writeString(data.hash().toString());
  }

  private interface Writing {
    void to(JsonGenerator generator) throws IOException;
  }

  private static UUID of(Writing document, JsonFactory json) throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try (JsonGenerator generator = json.createGenerator(text)) {
      document.to(generator);
    }
    try (JsonParser parser = json.createParser(text.toByteArray())) {
      parser.nextToken();
      return ContentHash.toUuid(new DataScan(parser).scan().hash());
    }
  }
}
