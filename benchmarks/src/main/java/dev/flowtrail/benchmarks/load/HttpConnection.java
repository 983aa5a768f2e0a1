package dev.flowtrail.benchmarks.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;

/** Speaks as much HTTP/1.1 as answers of the measured servers need, at the least cost. */
public final class HttpConnection implements Connection {

  private static final Duration SHORT_PAUSE = Duration.ofMillis(50);

  private final Wire wire;

  public HttpConnection(URI server) throws IOException {
    this.wire = new Wire(new InetSocketAddress(server.getHost(), server.getPort()));
  }

  @Override
  public Reply send(Request request) throws IOException {
    wire.write(request);
    Head head = readHead();
    return new Reply(head.status, readBody(head), head.pause);
  }

  private static final class Head {
    private int status;
    private int bodyBytes;
    private boolean chunked;
    private Duration pause = SHORT_PAUSE;
  }

  private Head readHead() throws IOException {
    Head head = new Head();
    head.status = statusOf(wire.readLine());
    for (String line = wire.readLine(); !line.isEmpty(); line = wire.readLine()) {
      note(line, head);
    }
    return head;
  }

  private static int statusOf(String line) throws IOException {
    if (!line.startsWith("HTTP/1.1 ")) {
      throw new IOException("expected an HTTP/1.1 answer");
    }
    return Integer.parseInt(line, 9, 12, 10);
  }

  private static void note(String line, Head head) {
    int colon = line.indexOf(':');
    String value = line.substring(colon + 1).strip();
    switch (line.substring(0, colon).toLowerCase(Locale.ROOT)) {
      case "content-length" -> head.bodyBytes = Integer.parseInt(value);
      case "transfer-encoding" -> head.chunked = value.equals("chunked");
      case "retry-after" -> head.pause = Duration.ofSeconds(Long.parseLong(value));
      default -> {}
    }
  }

  private String readBody(Head head) throws IOException {
    return head.chunked ? readChunks() : wire.read(head.bodyBytes);
  }

  private String readChunks() throws IOException {
    StringBuilder body = new StringBuilder();
    for (int bytes = chunkBytes(); ; bytes = chunkBytes()) {
      body.append(wire.read(bytes));
      wire.readLine();
      if (bytes == 0) {
        return body.toString();
      }
    }
  }

  private int chunkBytes() throws IOException {
    return Integer.parseInt(wire.readLine().split(";")[0].strip(), 16);
  }

  @Override
  public void close() throws IOException {
    wire.close();
  }
}
