package dev.flowtrail.sdk;

import java.time.Duration;

/**
 * How many flows travel in one request.
 *
 * @param maxFlows 1 where each travels alone
 * @param maxBytes of memory that they hold together, roughly the bytes of their JSON
 * @param age how long flows wait for company, counted from the request before
 */
record Batching(int maxFlows, long maxBytes, Duration age) {
  static final Batching NONE = new Batching(1, 0, Duration.ZERO);

  /** What is larger travels alone: it would only make others wait. */
  private static final long SMALL_BYTES = 64 << 10;

  boolean takes(long bytes) {
    return maxFlows > 1 && bytes <= Math.min(SMALL_BYTES, maxBytes);
  }

  /** Whether so much needs no more company. */
  boolean isFull(int flows, long bytes) {
    return flows >= maxFlows || bytes >= maxBytes;
  }
}
