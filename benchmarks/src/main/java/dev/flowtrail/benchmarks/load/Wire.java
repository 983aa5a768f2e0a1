package dev.flowtrail.benchmarks.load;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * A socket with the two things that a lean client needs: whole requests out, lines and blocks in.
 */
final class Wire implements AutoCloseable {

  /** No step of a benchmark waits longer for one answer. */
  private static final int PATIENCE_MILLIS = 60_000;

  /** Below it a request goes out by one system call. */
  private static final int ONE_WRITE_BYTES = 256 << 10;

  private final Socket socket = new Socket();
  private final InputStream in;
  private final OutputStream out;
  private byte[] together = new byte[8 << 10];

  Wire(InetSocketAddress server) throws IOException {
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(PATIENCE_MILLIS);
    socket.connect(server, PATIENCE_MILLIS);
    in = new BufferedInputStream(socket.getInputStream(), 8 << 10);
    out = socket.getOutputStream();
  }

  void write(Request request) throws IOException {
    int bytes = request.head().length + request.tail().length;
    if (request.tail().length == 0) {
      out.write(request.head());
    } else if (bytes > ONE_WRITE_BYTES) {
      out.write(request.head());
      out.write(request.tail());
    } else {
      writeTogether(request, bytes);
    }
  }

  private void writeTogether(Request request, int bytes) throws IOException {
    if (together.length < bytes) {
      together = new byte[bytes];
    }
    System.arraycopy(request.head(), 0, together, 0, request.head().length);
    System.arraycopy(request.tail(), 0, together, request.head().length, request.tail().length);
    out.write(together, 0, bytes);
  }

  /** A line without its end. */
  String readLine() throws IOException {
    StringBuilder line = new StringBuilder(64);
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException("the server closed the connection");
      }
      line.append((char) next);
    }
    if (!line.isEmpty() && line.charAt(line.length() - 1) == '\r') {
      line.setLength(line.length() - 1);
    }
    return line.toString();
  }

  String read(int bytes) throws IOException {
    byte[] block = in.readNBytes(bytes);
    if (block.length < bytes) {
      throw new EOFException("the server closed the connection");
    }
    return new String(block, StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
