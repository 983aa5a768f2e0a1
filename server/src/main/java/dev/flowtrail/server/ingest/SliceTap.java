package dev.flowtrail.server.ingest;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Copies chosen slices of a stream, byte for byte, while a parser reads it. The parser reads ahead
 * of the token that it shows, so the last bytes that it took are kept until the next read.
 */
final class SliceTap extends FilterInputStream {

  private byte[] window = new byte[0];
  private long windowStart;
  private int windowLength;
  private long sliceStart;
  private @Nullable OutputStream slice;

  SliceTap(InputStream in) {
    super(in);
  }

  /** Begins a slice at an offset that lies in what was read last. */
  void begin(long offset, OutputStream target) {
    sliceStart = offset;
    slice = target;
  }

  /** Ends the slice before the offset, which lies in what was read last. */
  void end(long offset) throws IOException {
    copyUntil(offset);
    slice = null;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    copyUntil(windowStart + windowLength);
    int count = super.read(buffer, offset, length);
    windowStart += windowLength;
    windowLength = Math.max(count, 0);
    if (window.length < windowLength) {
      window = new byte[buffer.length];
    }
    System.arraycopy(buffer, offset, window, 0, windowLength);
    return count;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  private void copyUntil(long end) throws IOException {
    if (slice != null && end > sliceStart) {
      slice.write(window, (int) (sliceStart - windowStart), (int) (end - sliceStart));
      sliceStart = end;
    }
  }
}
