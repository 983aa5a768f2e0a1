package dev.flowtrail.sdk;

import java.io.IOException;
import java.util.List;

/** A flow as one request carries it; every try sends the same bytes. */
record Body(List<byte[]> blocks, long length, long allocatedBytes, boolean gzipped) {
  private static final int GZIP_ABOVE_BYTES = 1024;

  /** Goes beyond the budget while both forms of this one flow are in memory. */
  static Body of(CapturedFlow flow, Reservation memory) throws IOException {
    Blocks blocks = new Blocks(Long.MAX_VALUE, memory::overdraw);
    GzipAbove packed = new GzipAbove(GZIP_ABOVE_BYTES, blocks);
    try (packed) {
      FlowDocument.write(flow, packed);
    }
    return new Body(
        blocks.toArrays(), blocks.length(), blocks.allocatedBytes(), packed.compressing());
  }
}
