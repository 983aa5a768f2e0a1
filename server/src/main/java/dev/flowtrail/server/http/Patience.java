package dev.flowtrail.server.http;

import java.time.Duration;

/**
 * How long the server waits for a client.
 *
 * @param forRequest until a request's line and headers are there, from the connection's beginning
 *     or the end of the request before
 * @param forTransfer until the next piece of a body has come or one of the answer has gone; also
 *     the time in which at least {@code leastBytes} of a body must come
 * @param leastBytes fewer in that time are too slow
 */
record Patience(Duration forRequest, Duration forTransfer, int leastBytes) {

  static final Patience DEFAULT =
      new Patience(Duration.ofSeconds(60), Duration.ofSeconds(30), 32 << 10);
}
