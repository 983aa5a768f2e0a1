package dev.flowtrail.server.ingest;

import dev.flowtrail.server.http.Problem;
import dev.flowtrail.server.http.ProblemType;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * A body that is read no faster than there is heap for it. One that keeps heap from others has to
 * come at some pace.
 */
final class LargeBody extends FilterInputStream {

  private static final long ROUND_NANOS = Duration.ofSeconds(30).toNanos();

  /** Some 140 KB in a second. */
  private static final long LEAST_BYTES = 4 << 20;

  private final HeapNeed need;
  private final LongSupplier nanoTime;
  private long waitedNanos;
  private long bytes;

  LargeBody(InputStream in, HeapNeed need, LongSupplier nanoTime) {
    super(in);
    this.need = need;
    this.nanoTime = nanoTime;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    long begin = nanoTime.getAsLong();
    int count = super.read(buffer, offset, length);
    waitedNanos += nanoTime.getAsLong() - begin;
    if (count > 0) {
      bytes += count;
      need.addBytes(count);
    }
    requirePace();
    return count;
  }

  private void requirePace() {
    if (waitedNanos > ROUND_NANOS) {
      if (bytes < LEAST_BYTES && need.isInTheWay()) {
        throw Problem.of(
                ProblemType.TOO_MANY_LARGE_FLOWS,
                "The body came too slowly while others waited for its memory.")
            .with(Problem.RETRY_AFTER, (int) Duration.ofNanos(ROUND_NANOS).toSeconds())
            .toException();
      }
      waitedNanos = 0;
      bytes = 0;
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }
}
