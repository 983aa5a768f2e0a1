package dev.flowtrail.sdk;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Time that is allowed for something, and runs. */
final class Countdown {
  private final Time time;
  private final long start;
  private final Duration allowed;

  /** From now on; null allows none. */
  Countdown(@Nullable Duration allowed, Time time) {
    this(allowed == null ? Duration.ZERO : allowed, time, time.nanos());
  }

  private Countdown(Duration allowed, Time time, long start) {
    this.allowed = allowed;
    this.time = time;
    this.start = start;
  }

  /** What is left; zero or less when it is over. */
  Duration remaining() {
    return allowed.minusNanos(time.nanos() - start);
  }

  /** What is left, in whole milliseconds. */
  long millis() {
    Duration left = remaining();
    return left.isNegative() ? 0 : TimeUnit.MILLISECONDS.convert(left);
  }

  /** The same, over at half of the time. */
  Countdown half() {
    return new Countdown(allowed.dividedBy(2), time, start);
  }
}
