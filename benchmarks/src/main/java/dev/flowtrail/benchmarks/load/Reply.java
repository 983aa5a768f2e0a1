package dev.flowtrail.benchmarks.load;

import java.time.Duration;

/**
 * What came back.
 *
 * @param status as in HTTP
 * @param pause how long the server asks to wait before the next try
 */
public record Reply(int status, String body, Duration pause) {

  public boolean accepted() {
    return status >= 200 && status < 300;
  }

  /** Whether the same request may be accepted later. */
  boolean worthRetrying() {
    return status == 503 || status == 429 || status == 409;
  }
}
