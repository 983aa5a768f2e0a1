package dev.flowtrail.benchmarks.load;

/**
 * The bytes of one request, in two pieces so that many requests may share a large one.
 *
 * @param tail follows the head; shared, never changed
 * @param bodyBytes how many of the bytes are what the request carries
 */
public record Request(byte[] head, byte[] tail, int bodyBytes) {

  private static final byte[] NOTHING = {};

  /** A request in one piece. */
  public static Request of(byte[] bytes) {
    return new Request(bytes, NOTHING, bytes.length);
  }
}
