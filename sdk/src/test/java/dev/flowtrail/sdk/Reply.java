package dev.flowtrail.sdk;

import java.nio.charset.StandardCharsets;
import java.util.Random;

/** What a scripted server does with one request. */
sealed interface Reply {
  Reply ACCEPTED = new Http("202 Accepted", "", "{\"message\":\"Flow accepted for processing\"}");

  /** Reads the request and never answers. */
  record Hang() implements Reply {}

  /** Reads the request and resets the connection. */
  record Reset() implements Reply {}

  /** Sends these bytes and closes. */
  record Raw(byte[] bytes) implements Reply {}

  /**
   * @param headers each with its line end
   */
  record Http(String status, String headers, String body) implements Reply {
    byte[] bytes() {
      int length = body.getBytes(StandardCharsets.UTF_8).length;
      String head =
          "HTTP/1.1 "
              + status
              + "\r\n"
              + headers
              + "Content-Length: "
              + length
              + "\r\n"
              + "Connection: close\r\n\r\n";
      return (head + body).getBytes(StandardCharsets.UTF_8);
    }
  }

  /** Accepts what comes: one flow, or all lines of a batch. */
  static Reply accepting(String body) {
    return body.startsWith("{\"idempotencyKey\"") ? batch((int) body.lines().count()) : ACCEPTED;
  }

  /**
   * The answer to a batch.
   *
   * @param refused entries of that array
   */
  static Reply batch(int accepted, String... refused) {
    String body =
        "{\"accepted\":%d,\"flows\":[],\"refused\":[%s]}"
            .formatted(accepted, String.join(",", refused));
    return new Http("202 Accepted", "", body);
  }

  /** A line that a batch's answer refuses. */
  static String line(int line, boolean following, int status) {
    return "{\"line\":%d,\"following\":%b,\"problem\":{\"status\":%d,\"type\":\"/problems/x\"}}"
        .formatted(line, following, status);
  }

  static Reply status(int status) {
    return new Http(status + " Scripted", "", "");
  }

  static Reply retryAfter(int status, String value) {
    return new Http(status + " Scripted", "Retry-After: " + value + "\r\n", "");
  }

  static Reply problem(int status, String json) {
    return new Http(status + " Scripted", "Content-Type: application/problem+json\r\n", json);
  }

  static Reply garbage() {
    return new Raw(
        "this is not the protocol you are looking for\r\n\r\n".getBytes(StandardCharsets.UTF_8));
  }

  /** One of those after which a flow has to be sent again. */
  static Reply anyFailure(Random random) {
    return switch (random.nextInt(5)) {
      case 0 -> new Reset();
      case 1 -> garbage();
      case 2 -> retryAfter(429, "1");
      case 3 -> status(503);
      default -> problem(409, "{\"type\":\"/problems/request-in-progress\"}");
    };
  }
}
