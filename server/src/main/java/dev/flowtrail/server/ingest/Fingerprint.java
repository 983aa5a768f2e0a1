package dev.flowtrail.server.ingest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import dev.flowtrail.protocol.FlowDocument;
import dev.flowtrail.protocol.FlowDocumentWriter;
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
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try (JsonGenerator generator = json.createGenerator(text)) {
      new FlowDocumentWriter<StagedData>(
              generator, (target, data) -> target.writeString(data.hash().toString()))
          .write(flow);
    }
    try (JsonParser parser = json.createParser(text.toByteArray())) {
      parser.nextToken();
      return ContentHash.toUuid(new DataScan(parser).scan().hash());
    }
  }
}
