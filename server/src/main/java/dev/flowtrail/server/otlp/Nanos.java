package dev.flowtrail.server.otlp;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Times as OpenTelemetry has them. */
final class Nanos {

  private static final long PER_SECOND = 1_000_000_000;

  private Nanos() {}

  /** To the microsecond, as everything is stored. */
  static Instant toInstant(long sinceEpoch) {
    return Instant.ofEpochSecond(sinceEpoch / PER_SECOND, sinceEpoch % PER_SECOND)
        .truncatedTo(ChronoUnit.MICROS);
  }
}
