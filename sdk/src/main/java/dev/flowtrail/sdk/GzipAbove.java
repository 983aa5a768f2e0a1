package dev.flowtrail.sdk;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Compresses what is longer than a threshold; shorter bytes pass as they are, on close. */
final class GzipAbove extends OutputStream {
  private static final int BUFFER_BYTES = 1 << 13;

  private final OutputStream target;
  private final byte[] first;
  private int firstUsed;
  private OutputStream gzip = OutputStream.nullOutputStream();
  private boolean compressing;

  GzipAbove(int thresholdBytes, OutputStream target) {
    this.target = target;
    this.first = new byte[thresholdBytes];
  }

  boolean compressing() {
    return compressing;
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] source, int offset, int count) throws IOException {
    if (compressing) {
      gzip.write(source, offset, count);
    } else if (firstUsed + count <= first.length) {
      System.arraycopy(source, offset, first, firstUsed, count);
      firstUsed += count;
    } else {
      startCompressing();
      gzip.write(source, offset, count);
    }
  }

  @Override
  public void close() throws IOException {
    if (compressing) {
      gzip.close();
    } else {
      target.write(first, 0, firstUsed);
    }
  }

  private void startCompressing() throws IOException {
    compressing = true;
    gzip = new FastGzip(target);
    gzip.write(first, 0, firstUsed);
  }

  private static final class FastGzip extends GZIPOutputStream {
    FastGzip(OutputStream out) throws IOException {
      super(out, BUFFER_BYTES);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }
}
