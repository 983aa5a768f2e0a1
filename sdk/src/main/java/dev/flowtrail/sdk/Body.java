package dev.flowtrail.sdk;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.flowtrail.protocol.FlowDocument;
import dev.flowtrail.protocol.FlowDocumentWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** A flow as one request carries it; every try sends the same bytes. */
record Body(List<byte[]> blocks, long length, long allocatedBytes, boolean gzipped) {
  private static final JsonFactory JSON = new JsonFactory();
  private static final int GZIP_ABOVE_BYTES = 1024;

  /** Goes beyond the budget while both forms of this one flow are in memory. */
  static Body of(FlowDocument<Snapshot> flow, Reservation memory) throws IOException {
    Blocks blocks = new Blocks(Long.MAX_VALUE, memory::overdraw);
    GzipAbove packed = new GzipAbove(GZIP_ABOVE_BYTES, blocks);
    try (JsonGenerator json = JSON.createGenerator(packed)) {
      new FlowDocumentWriter<Snapshot>(json, (at, data) -> copy(data, at, packed)).write(flow);
    }
    return new Body(
        blocks.toArrays(), blocks.length(), blocks.allocatedBytes(), packed.compressing());
  }

  /** Data is JSON already, and goes past the generator as it was captured. */
  private static void copy(Snapshot data, JsonGenerator at, OutputStream out) throws IOException {
    at.writeRawValue("");
    at.flush();
    data.writeTo(out);
  }
}
