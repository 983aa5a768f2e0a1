package dev.flowtrail.benchmarks.load;

import java.time.Duration;

/**
 * How a load is sent.
 *
 * @param requests how many at most
 * @param atMost when no further request is begun
 * @param perSecond how many requests are due per second, answered or not; 0 for as many as the
 *     connections carry
 */
public record Plan(int connections, long requests, Duration atMost, double perSecond) {

  /** Each connection sends its next request when the one before is answered. */
  public static Plan closed(int connections, long requests, Duration atMost) {
    return new Plan(connections, requests, atMost, 0);
  }

  /**
   * Requests are due at a fixed rate. A latency counts from when the request was due, so that a
   * server that stalls cannot hide it by being asked less.
   */
  public static Plan fixedRate(int connections, double perSecond, Duration during) {
    return new Plan(connections, (long) (perSecond * during.toNanos() / 1e9), during, perSecond);
  }
}
