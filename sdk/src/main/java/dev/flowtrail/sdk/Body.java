package dev.flowtrail.sdk;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.flowtrail.protocol.FlowDocument;
import dev.flowtrail.protocol.FlowDocumentWriter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** What one request carries; every try of it sends the same bytes. */
record Body(List<byte[]> blocks, long length, long allocatedBytes, boolean gzipped) {
  private static final JsonFactory JSON = new JsonFactory();
  private static final int GZIP_ABOVE_BYTES = 1024;

  /** Goes beyond the budget while both forms of this one flow are in memory. */
  static Body of(FlowDocument<Snapshot> flow, Reservation memory) throws IOException {
    Blocks blocks = new Blocks(Long.MAX_VALUE, memory::overdraw);
    GzipAbove packed = new GzipAbove(GZIP_ABOVE_BYTES, blocks);
    write(flow, packed);
    return of(blocks, packed.compressing());
  }

  /** The same uncompressed, since many together compress better. */
  static Body plain(FlowDocument<Snapshot> flow, Reservation memory) throws IOException {
    Blocks blocks = new Blocks(Long.MAX_VALUE, memory::overdraw);
    write(flow, blocks);
    return of(blocks, false);
  }

  /**
   * What is new of a flow, as events.
   *
   * @param at when it was known
   */
  static Body events(FlowDocument<Snapshot> news, Instant at, Reservation memory)
      throws IOException {
    Blocks blocks = new Blocks(Long.MAX_VALUE, memory::overdraw);
    GzipAbove packed = new GzipAbove(GZIP_ABOVE_BYTES, blocks);
    try (JsonGenerator json = JSON.createGenerator(packed)) {
      News.write(news, at, json, (to, data) -> copy(data, to, new OneLine(packed)));
    }
    return of(blocks, packed.compressing());
  }

  /** Many flows, one per line, each with its key. */
  static Body ofLines(List<? extends Sendable> flows) throws IOException {
    Blocks blocks = new Blocks(Long.MAX_VALUE, bytes -> true);
    GzipAbove packed = new GzipAbove(GZIP_ABOVE_BYTES, blocks);
    try (packed) {
      for (Sendable flow : flows) {
        String beginning = "{\"idempotencyKey\":\"" + flow.idempotencyKey() + "\",";
        packed.write(beginning.getBytes(US_ASCII));
        flow.body().writeTo(new WithoutBrace(new OneLine(packed)));
        packed.write('\n');
      }
    }
    return of(blocks, packed.compressing());
  }

  /** This, compressed where that is of use. */
  Body packed() throws IOException {
    if (gzipped || length <= GZIP_ABOVE_BYTES) {
      return this;
    }
    Blocks smaller = new Blocks(Long.MAX_VALUE, bytes -> true);
    try (GzipAbove packing = new GzipAbove(GZIP_ABOVE_BYTES, smaller)) {
      writeTo(packing);
    }
    return of(smaller, true);
  }

  private static Body of(Blocks blocks, boolean gzipped) {
    return new Body(blocks.toArrays(), blocks.length(), blocks.allocatedBytes(), gzipped);
  }

  private static void write(FlowDocument<Snapshot> flow, OutputStream out) throws IOException {
    try (JsonGenerator json = JSON.createGenerator(out)) {
      new FlowDocumentWriter<Snapshot>(json, (at, data) -> copy(data, at, out)).write(flow);
    }
  }

  /** Data is JSON already, and goes past the generator as it was captured. */
  private static void copy(Snapshot data, JsonGenerator at, OutputStream out) throws IOException {
    at.writeRawValue("");
    at.flush();
    data.writeTo(out);
  }

  private void writeTo(OutputStream out) throws IOException {
    List<InputStream> parts = blocks.stream().<InputStream>map(ByteArrayInputStream::new).toList();
    InputStream all = new SequenceInputStream(Collections.enumeration(parts));
    try (InputStream plain = gzipped ? new GZIPInputStream(all) : all) {
      plain.transferTo(out);
    }
  }

  /** Without line ends: outside of texts spaces are as good, and within texts JSON has none. */
  private static final class OneLine extends OutputStream {
    private final OutputStream out;

    OneLine(OutputStream out) {
      this.out = out;
    }

    @Override
    public void write(int value) throws IOException {
      out.write(isLineEnd((byte) value) ? ' ' : value);
    }

    @Override
    public void write(byte[] source, int offset, int count) throws IOException {
      int written = offset;
      for (int i = offset; i < offset + count; i++) {
        if (isLineEnd(source[i])) {
          out.write(source, written, i - written);
          out.write(' ');
          written = i + 1;
        }
      }
      out.write(source, written, offset + count - written);
    }

    private static boolean isLineEnd(byte value) {
      return value == '\n' || value == '\r';
    }
  }

  /** A document without its opening brace, which another has opened already. */
  private static final class WithoutBrace extends OutputStream {
    private final OutputStream out;
    private boolean begun;

    WithoutBrace(OutputStream out) {
      this.out = out;
    }

    @Override
    public void write(int value) throws IOException {
      write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] source, int offset, int count) throws IOException {
      int skipped = begun || count == 0 ? 0 : 1;
      begun |= count > 0;
      out.write(source, offset + skipped, count - skipped);
    }
  }
}
