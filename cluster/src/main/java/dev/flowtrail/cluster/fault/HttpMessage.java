package dev.flowtrail.cluster.fault;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The head of an HTTP/1.1 message, and how long what follows it is. */
record HttpMessage(List<String> lines) {

  private static final int CHUNK = 16 << 10;
  private static final int MAX_HEAD = 64 << 10;

  /** Empty at the orderly end of the connection. */
  static Optional<HttpMessage> readHead(InputStream in) throws IOException {
    List<String> lines = new ArrayList<>();
    for (String line = readLine(in); line != null; line = readLine(in)) {
      if (line.isEmpty()) {
        return Optional.of(new HttpMessage(lines));
      }
      lines.add(line);
    }
    if (!lines.isEmpty()) {
      throw new EOFException("the connection ended within a head");
    }
    return Optional.empty();
  }

  /** Null at the end of the connection. */
  private static @Nullable String readLine(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = in.read(); next >= 0; next = in.read()) {
      if (next == '\n') {
        return line.toString(ISO_8859_1).stripTrailing();
      }
      line.write(next);
      if (line.size() > MAX_HEAD) {
        throw new IOException("a line of the head is too long");
      }
    }
    return null;
  }

  String method() {
    return lines.getFirst().split(" ")[0];
  }

  String path() {
    return lines.getFirst().split(" ")[1];
  }

  int status() {
    return Integer.parseInt(lines.getFirst().split(" ")[1]);
  }

  boolean expectsContinue() {
    return header("expect").isPresent();
  }

  Optional<String> header(String name) {
    return lines.stream()
        .skip(1)
        .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
        .map(line -> line.substring(name.length() + 1).strip())
        .findFirst();
  }

  /** The proxy itself tells the client to go on. */
  void writeWithoutExpect(OutputStream out) throws IOException {
    StringBuilder head = new StringBuilder();
    for (String line : lines) {
      if (!line.toLowerCase(Locale.ROOT).startsWith("expect:")) {
        head.append(line).append("\r\n");
      }
    }
    out.write(head.append("\r\n").toString().getBytes(ISO_8859_1));
  }

  /**
   * Copies what follows the head.
   *
   * @param untilEnd whether without a length it lasts until the connection ends
   */
  void copyBody(InputStream in, OutputStream out, boolean untilEnd) throws IOException {
    if (header("transfer-encoding").isPresent()) {
      copyChunks(in, out);
    } else if (header("content-length").isPresent()) {
      copy(in, out, Long.parseLong(header("content-length").orElseThrow()));
    } else if (untilEnd) {
      in.transferTo(out);
    }
  }

  private static void copyChunks(InputStream in, OutputStream out) throws IOException {
    while (true) {
      String size = require(readLine(in));
      out.write((size + "\r\n").getBytes(ISO_8859_1));
      long length = Long.parseLong(size.split(";")[0].strip(), 16);
      if (length == 0) {
        break;
      }
      copy(in, out, length);
      require(readLine(in));
      out.write("\r\n".getBytes(ISO_8859_1));
    }
    for (String line = require(readLine(in)); ; line = require(readLine(in))) {
      out.write((line + "\r\n").getBytes(ISO_8859_1));
      if (line.isEmpty()) {
        return;
      }
    }
  }

  private static String require(@Nullable String line) throws IOException {
    if (line == null) {
      throw new EOFException("the connection ended within a body");
    }
    return line;
  }

  private static void copy(InputStream in, OutputStream out, long length) throws IOException {
    byte[] buffer = new byte[CHUNK];
    for (long rest = length; rest > 0; ) {
      int count = in.read(buffer, 0, (int) Math.min(buffer.length, rest));
      if (count < 0) {
        throw new EOFException("the connection ended within a body");
      }
      out.write(buffer, 0, count);
      rest -= count;
    }
  }
}
