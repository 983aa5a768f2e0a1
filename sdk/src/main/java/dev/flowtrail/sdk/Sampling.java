package dev.flowtrail.sdk;

/**
 * How much of a big step is recorded.
 *
 * @param above steps with more candidates than this are big; also how many of those that went on
 *     are recorded at most
 */
record Sampling(int above) {
  /** Dropped candidates recorded for each reason. */
  static final int PER_REASON = 256;

  /** Reasons that are kept apart; what is beyond shares one. */
  static final int MOST_REASONS = 64;

  /** Candidates recorded for each rule, or each cut-off, that they missed by the least. */
  static final int NEAREST = 100;

  /** Candidates recorded of a big step that drops none. */
  static final int WHERE_NONE_IS_DROPPED = 10_000;

  boolean wants(int candidates) {
    return candidates > above;
  }
}
