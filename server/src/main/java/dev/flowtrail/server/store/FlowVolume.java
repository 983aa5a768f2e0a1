package dev.flowtrail.server.store;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** Counts flows over time. Thread-safe. */
public final class FlowVolume {

  private static final String COUNT =
      """
      select least(
                 floor(extract(epoch from created_at - :origin) / :bucketSeconds)::integer,
                 :lastBucket) as bucket,
             count(*) as flows,
             count(*) filter (where status = 'failed') as failed
      from flow
      where %s
      group by bucket
      """;

  private final Jdbi jdbi;
  private final Duration lease;

  /**
   * @param lease how long a flow that runs may be silent before it counts as abandoned
   */
  public FlowVolume(Jdbi jdbi, Duration lease) {
    this.jdbi = jdbi;
    this.lease = lease;
  }

  /**
   * Equal stretches of time, one after the other.
   *
   * @param from where the first one begins
   */
  public record Buckets(Instant from, Duration length, int count) {

    /** Where the last one ends. */
    public Instant to() {
      return from.plus(length.multipliedBy(count));
    }
  }

  /** How many flows began in one bucket, and how many of them failed. */
  public record Count(long flows, long failed) {
    private static final Count NONE = new Count(0, 0);
  }

  /** The counts of the flows that fit, one for each bucket. */
  public List<Count> count(FlowFilter filter, Buckets buckets) {
    FilterSql sql = new FilterSql(filter.between(buckets.from(), buckets.to()), lease);
    Count[] counts = new Count[buckets.count()];
    Arrays.fill(counts, Count.NONE);
    jdbi.useHandle(handle ->
        handle
            .createQuery(COUNT.formatted(sql.condition()))
            .bindMap(sql.parameters())
            .bind("origin", buckets.from().atOffset(ZoneOffset.UTC))
            .bind("lastBucket", buckets.count() - 1)
            .bind("bucketSeconds", buckets.length().toMillis() / 1000.0)
            .map((row, context) ->
                counts[row.getInt("bucket")] =
                    new Count(row.getLong("flows"), row.getLong("failed")))
            .list());
    return List.of(counts);
  }
}
