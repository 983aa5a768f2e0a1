package dev.flowtrail.server.payload;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Speaks just enough HTTP to answer wrongly, one answer for each request, the last for all more.
 */
final class FaultyEndpoint implements AutoCloseable {

  private static final String SLOW_DOWN =
      "<?xml version=\"1.0\"?><Error><Code>SlowDown</Code><Message>no</Message></Error>";

  private final ServerSocket listening;
  private final Deque<Answer> answers;
  private final List<Socket> open = new CopyOnWriteArrayList<>();
  private final AtomicInteger requests = new AtomicInteger();

  /** What is sent for one request; the connection ends behind it unless it hangs. */
  interface Answer {
    void write(OutputStream out) throws IOException;
  }

  /** Nothing at all, and no end. */
  static final Answer HANGS = out -> {};

  static final Answer CLOSES = OutputStream::close;

  static final Answer IS_BUSY = out -> write(out, "503 Slow Down", SLOW_DOWN.length(), SLOW_DOWN);

  static final Answer FAILS = out -> write(out, "500 Internal Server Error", 0, "");

  /** The whole part of an object that was asked for. */
  static Answer gives(String data) {
    return out -> write(out, "206 Partial Content", data.length(), data);
  }

  /** Less than it says that it gives. */
  static Answer breaksOffAfter(String data) {
    return out -> {
      write(out, "206 Partial Content", data.length() + 5, data);
      out.close();
    };
  }

  private static void write(OutputStream out, String status, int length, String body)
      throws IOException {
    String head =
        "HTTP/1.1 %s\r\nContent-Length: %d\r\nContent-Type: application/xml\r\n\r\n"
            .formatted(status, length);
    out.write((head + body).getBytes(ISO_8859_1));
    out.flush();
  }

  FaultyEndpoint(Answer... answers) throws IOException {
    this.answers = new ArrayDeque<>(Arrays.asList(answers));
    listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  URI address() {
    return S3Endpoint.addressOf(listening.getLocalPort());
  }

  int requests() {
    return requests.get();
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = listening.accept();
        open.add(socket);
        Thread.ofVirtual().start(() -> serve(socket));
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }

  private void serve(Socket socket) {
    try {
      while (readHead(socket.getInputStream())) {
        requests.incrementAndGet();
        next().write(socket.getOutputStream());
      }
    } catch (IOException brokenOff) {
      // The client has had enough.
    }
  }

  private static boolean readHead(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        return false;
      }
      head.write(next);
    }
    return true;
  }

  private synchronized Answer next() {
    return answers.size() > 1 ? answers.removeFirst() : answers.getFirst();
  }

  @Override
  public void close() throws IOException {
    listening.close();
    for (Socket socket : open) {
      socket.close();
    }
  }
}
