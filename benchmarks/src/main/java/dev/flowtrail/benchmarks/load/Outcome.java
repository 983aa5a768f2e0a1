package dev.flowtrail.benchmarks.load;

import java.time.Duration;

/**
 * What became of a load.
 *
 * @param acknowledged how many requests were accepted, each counted once
 * @param replayed how many of these were told to be repeats
 * @param postponed answers that asked to try again later
 * @param broken connections that broke; the request was sent again
 * @param refused requests that were given up
 * @param bytes of the accepted requests' bodies
 * @param took from the first request to the last answer
 * @param clientCpu what the load itself cost in processor time
 * @param flowIds the ids in the answers, as two numbers each
 */
public record Outcome(
    long acknowledged,
    long replayed,
    long postponed,
    long broken,
    long refused,
    long bytes,
    Duration took,
    Duration clientCpu,
    Latencies latencies,
    long[] flowIds) {

  public double perSecond() {
    return acknowledged / seconds();
  }

  public double megabytesPerSecond() {
    return bytes / 1e6 / seconds();
  }

  public double seconds() {
    return took.toNanos() / 1e9;
  }
}
