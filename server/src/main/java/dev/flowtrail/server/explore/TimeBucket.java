package dev.flowtrail.server.explore;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A stretch of time in UTC that rows are put together by. */
enum TimeBucket {
  MINUTE(Duration.ofMinutes(1)),
  HOUR(Duration.ofHours(1)),
  DAY(Duration.ofDays(1));

  private final Duration length;

  TimeBucket(Duration length) {
    this.length = length;
  }

  Duration length() {
    return length;
  }

  /** In requests. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<TimeBucket> find(String word) {
    return Arrays.stream(values()).filter(bucket -> bucket.word().equals(word)).findFirst();
  }

  /** The moment in which the bucket of a time begins; the same in PostgreSQL and DuckDB. */
  String sql(String time) {
    return "(date_trunc('%s', %s at time zone 'UTC') at time zone 'UTC')".formatted(word(), time);
  }
}
