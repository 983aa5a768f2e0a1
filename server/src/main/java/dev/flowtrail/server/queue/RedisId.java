package dev.flowtrail.server.queue;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The id that Redis gave to an entry of a stream: when it came, and its number in that moment. */
record RedisId(long millis, long sequence) implements Comparable<RedisId> {

  private static final Pattern FORM = Pattern.compile("(\\d{1,15})-(\\d{1,15})");
  private static final Comparator<RedisId> OLDEST_FIRST =
      Comparator.comparingLong(RedisId::millis).thenComparingLong(RedisId::sequence);

  static RedisId of(String text) {
    return find(text).orElseThrow(() -> new IllegalArgumentException("not an entry's id"));
  }

  /** Empty when the text is not the id of anything that a clock could have given. */
  static Optional<RedisId> find(String text) {
    Matcher matcher = FORM.matcher(text);
    return matcher.matches()
        ? Optional.of(
            new RedisId(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2))))
        : Optional.empty();
  }

  Instant time() {
    return Instant.ofEpochMilli(millis);
  }

  @Override
  public int compareTo(RedisId other) {
    return OLDEST_FIRST.compare(this, other);
  }

  @Override
  public String toString() {
    return millis + "-" + sequence;
  }
}
