package dev.flowtrail.benchmarks.load;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Speaks as much of Redis' protocol as simple commands need. */
public final class RedisConnection implements Connection {

  private final Wire wire;

  public RedisConnection(InetSocketAddress server) throws IOException {
    this.wire = new Wire(server);
  }

  /** A command with its arguments. */
  public static Request command(byte[]... words) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(text("*" + words.length + "\r\n"));
    for (byte[] word : words) {
      bytes.writeBytes(text("$" + word.length + "\r\n"));
      bytes.writeBytes(word);
      bytes.writeBytes(text("\r\n"));
    }
    return Request.of(bytes.toByteArray());
  }

  public static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** The answer to a command that answers with one value. */
  @Override
  public Reply send(Request request) throws IOException {
    wire.write(request);
    String line = wire.readLine();
    return switch (line.charAt(0)) {
      case '+', ':' -> reply(200, line.substring(1));
      case '$' -> reply(200, readBulk(Integer.parseInt(line.substring(1))));
      default -> reply(500, line);
    };
  }

  private String readBulk(int bytes) throws IOException {
    if (bytes < 0) {
      return "";
    }
    String value = wire.read(bytes);
    wire.readLine();
    return value;
  }

  private static Reply reply(int status, String body) {
    return new Reply(status, body, Duration.ZERO);
  }

  @Override
  public void close() throws IOException {
    wire.close();
  }
}
