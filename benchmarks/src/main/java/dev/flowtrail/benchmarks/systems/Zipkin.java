package dev.flowtrail.benchmarks.systems;

import dev.flowtrail.benchmarks.load.Request;
import dev.flowtrail.benchmarks.load.Requests;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A Zipkin server that keeps its spans in memory. */
public final class Zipkin implements AutoCloseable {

  private static final Path PROGRAM = Path.of("benchmarks/target/peers/zipkin.jar");
  private static final Pattern READY = Pattern.compile("(Serving HTTP at)");
  private static final int SPANS_PER_REQUEST = 8;

  private final ChildProcess process;
  private final URI address;
  private final Duration start;

  public Zipkin(Path output) throws IOException, InterruptedException {
    int port = Ports.free();
    process =
        JavaProcess.start(
            output,
            Map.of("QUERY_PORT", Integer.toString(port), "SELF_TRACING_ENABLED", "false"),
            List.of("-jar", PROGRAM.toString()));
    process.await(READY);
    start = process.age();
    address = URI.create("http://127.0.0.1:" + port);
  }

  /** Whether its program was fetched. */
  public static boolean isInstalled() {
    return Files.isRegularFile(PROGRAM);
  }

  public URI address() {
    return address;
  }

  /** From the command to the line that says it is ready. */
  public Duration start() {
    return start;
  }

  public ProcessHandle handle() {
    return process.handle();
  }

  /** Traces of 2.8 KB, each another one. */
  public static Requests traces() {
    return number -> {
      String body = trace(number);
      String head =
          "POST /api/v2/spans HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
              + ("Content-Length: " + body.length() + "\r\n\r\n");
      byte[] bytes = (head + body).getBytes(StandardCharsets.US_ASCII);
      return new Request(bytes, new byte[0], body.length());
    };
  }

  private static String trace(long number) {
    StringBuilder spans = new StringBuilder("[");
    for (int i = 0; i < SPANS_PER_REQUEST; i++) {
      spans.append(i == 0 ? "" : ",").append(span(number + 1, i));
    }
    return spans.append(']').toString();
  }

  private static String span(long trace, int place) {
    HexFormat hex = HexFormat.of();
    String id = hex.toHexDigits(trace * SPANS_PER_REQUEST + place);
    String parent =
        place == 0 ? "" : ",\"parentId\":\"" + hex.toHexDigits(trace * SPANS_PER_REQUEST) + "\"";
    return ("{\"traceId\":\"" + hex.toHexDigits(trace) + "\",\"id\":\"" + id + "\"" + parent)
        + (",\"name\":\"get /films/" + place + "\",\"kind\":\"SERVER\",\"timestamp\":")
        + (1_767_607_200_000_000L + trace * 1_000 + place)
        + (",\"duration\":" + (10_000 - place * 100))
        + ",\"localEndpoint\":{\"serviceName\":\"film_archive\",\"ipv4\":\"127.0.0.1\",\"port\":80}"
        + ",\"tags\":{\"http.method\":\"GET\",\"http.path\":\"/films/best\",\"http.status_code\":"
        + ("\"200\",\"film.title\":\"The " + trace % 3_000 + " Land Girls\"}}");
  }

  @Override
  public void close() throws InterruptedException {
    process.close();
  }
}
