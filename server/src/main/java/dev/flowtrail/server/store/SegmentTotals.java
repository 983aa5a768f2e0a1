package dev.flowtrail.server.store;

import org.jdbi.v3.core.Jdbi;

/** How much the payload store holds for stored flows. Thread-safe. */
public final class SegmentTotals {

  private static final String READ =
      "select sum(segments) as segments, sum(bytes) as bytes from segment_total";

  private final Jdbi jdbi;

  public SegmentTotals(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * The size of all registered segments.
   *
   * @param bytes as they are stored, compressed
   */
  public record Total(long segments, long bytes) {}

  /** Cheap: the figures are kept while segments come and go. */
  public Total read() {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(READ)
            .map((row, context) -> new Total(row.getLong("segments"), row.getLong("bytes")))
            .one());
  }
}
