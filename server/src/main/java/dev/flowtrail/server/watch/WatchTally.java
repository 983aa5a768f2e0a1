package dev.flowtrail.server.watch;

import org.jdbi.v3.core.Jdbi;

/**
 * How all watches that are switched on stand, and what is still to be told of them.
 *
 * @param watches that are switched on
 * @param firing of them
 * @param failing of them: their last evaluation gave nothing
 * @param waiting deliveries that are to be tried, or to be tried again
 * @param waitingSeconds for how long the oldest of these waits; zero when none does
 */
public record WatchTally(
    long watches, long firing, long failing, long waiting, double waitingSeconds) {

  private static final String READ =
      """
      select count(*) as watches,
             count(*) filter (where state = 'firing') as firing,
             count(*) filter (where error is not null) as failing,
             (select count(*) from watch_delivery where due_at is not null) as waiting,
             (select coalesce(extract(epoch from now() - min(created_at)), 0)
              from watch_delivery
              where due_at is not null) as waiting_seconds
      from watch
      where enabled
      """;

  /** Reads how they stand now. */
  public static WatchTally read(Jdbi jdbi) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(READ)
            .map((row, context) ->
                new WatchTally(
                    row.getLong("watches"),
                    row.getLong("firing"),
                    row.getLong("failing"),
                    row.getLong("waiting"),
                    Math.max(0, row.getDouble("waiting_seconds"))))
            .one());
  }
}
