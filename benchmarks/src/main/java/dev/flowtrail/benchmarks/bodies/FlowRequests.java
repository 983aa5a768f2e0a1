package dev.flowtrail.benchmarks.bodies;

import dev.flowtrail.benchmarks.load.Request;
import dev.flowtrail.benchmarks.load.Requests;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.LongFunction;
import java.util.function.LongUnaryOperator;

/**
 * {@code POST /api/flows}, each number a flow and a key of its own.
 *
 * @param name of all flows: tells one load from another
 * @param size by the flow's number
 * @param flowNumber the flow that a request carries, by the request's number: the same flow twice
 *     is a repeat
 */
public record FlowRequests(
    Bodies bodies, String name, LongFunction<Size> size, LongUnaryOperator flowNumber)
    implements Requests {

  private static final long START_MILLIS = Instant.parse("2026-01-05T10:00:00Z").toEpochMilli();

  /** Where the numbers of traces begin. */
  private static final long SPAN = 0x5ca1ab1e_0000_0000L;

  /** Flows of one size, each sent once. */
  public static FlowRequests each(Bodies bodies, String name, Size size) {
    return new FlowRequests(bodies, name, number -> size, LongUnaryOperator.identity());
  }

  @Override
  public Request request(long number) {
    long flow = flowNumber.applyAsLong(number);
    byte[] tail = bodies.tail(size.apply(flow), flow);
    String beginning = beginning(flow);
    int bytes = beginning.length() + tail.length;
    String head = httpHead(flow, bytes) + beginning;
    return new Request(head.getBytes(StandardCharsets.US_ASCII), tail, bytes);
  }

  private String httpHead(long flow, int bytes) {
    return "POST /api/flows HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
        + ("Idempotency-Key: " + name + "-" + flow + "\r\n")
        + ("Content-Length: " + bytes + "\r\n\r\n");
  }

  /** The body that carries the flow with this number. */
  public byte[] document(long flow) {
    byte[] head = beginning(flow).getBytes(StandardCharsets.US_ASCII);
    byte[] tail = bodies.tail(size.apply(flow), flow);
    byte[] document = Arrays.copyOf(head, head.length + tail.length);
    System.arraycopy(tail, 0, document, head.length, tail.length);
    return document;
  }

  private String beginning(long flow) {
    Instant createdAt = Instant.ofEpochMilli(START_MILLIS + flow);
    String span = HexFormat.of().toHexDigits(SPAN + flow);
    return ("{\"flow\":{\"name\":\"" + name + "\",\"key\":\"order-" + flow + "\"")
        + (",\"createdAt\":\"" + createdAt + "\"")
        + (",\"finishedAt\":\"" + createdAt.plusMillis(2_150) + "\",\"status\":\"completed\"")
        + ",\"attributes\":{\"market\":\"DE\",\"release\":\"2026.1\"},\"trace\":{\"traceId\":\""
        + (span + span + "\",\"spanId\":\"" + span + "\"}}");
  }
}
