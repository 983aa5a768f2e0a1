package dev.flowtrail.sdk;

/** A flow from the disk that is being delivered. */
final class Spooled {
  private final SpooledFlow flow;
  private final SpoolFile file;
  private int failures;
  private long firstFailureNanos;
  private long deliveriesBefore;

  Spooled(SpooledFlow flow, SpoolFile file) {
    this.flow = flow;
    this.file = file;
  }

  SpooledFlow flow() {
    return flow;
  }

  SpoolFile file() {
    return file;
  }

  /**
   * Counts a try that failed.
   *
   * @param deliveries how many flows the server had taken by then
   */
  void failedAt(long nanos, long deliveries) {
    if (failures == 0) {
      firstFailureNanos = nanos;
      deliveriesBefore = deliveries;
    }
    failures++;
  }

  /** Whether the server goes on taking others, and never this one. */
  boolean aloneFails(long nanos, long deliveries, long patienceNanos) {
    return failures >= Circuit.OPENS_AFTER
        && deliveries > deliveriesBefore
        && nanos - firstFailureNanos > patienceNanos;
  }
}
