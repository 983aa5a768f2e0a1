package dev.flowtrail.benchmarks.sdk;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Reads whatever comes on a real socket, and does with it what it is told to. */
final class FaultyServer implements AutoCloseable {
  private final Fault fault;
  private final ServerSocket listener;
  private final ExecutorService connections =
      Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "faulty-server");
        thread.setDaemon(true);
        return thread;
      });

  FaultyServer(Fault fault) {
    this.fault = fault;
    try {
      listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException noPort) {
      throw new UncheckedIOException(noPort);
    }
    connections.execute(this::serve);
  }

  String address() {
    return "http://127.0.0.1:" + listener.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    listener.close();
    connections.shutdownNow();
  }

  private void serve() {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
        connections.execute(() -> serve(socket));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      InputStream in = new BufferedInputStream(socket.getInputStream());
      while (readRequest(in)) {
        switch (fault) {
          case HANGS -> in.read();
          case RESETS -> {
            socket.setSoLinger(true, 0);
            return;
          }
          case BABBLES -> {
            socket.getOutputStream().write("this is no HTTP\r\n\r\n".getBytes(US_ASCII));
            return;
          }
          default -> answer(socket.getOutputStream());
        }
      }
    } catch (IOException gone) {
      // The client has had enough.
    }
  }

  private void answer(OutputStream out) throws IOException {
    out.write(("HTTP/1.1 " + fault.status() + "\r\nContent-Length: 0\r\n\r\n").getBytes(US_ASCII));
    out.flush();
  }

  private static boolean readRequest(InputStream in) throws IOException {
    int length = 0;
    String line = line(in);
    if (line.isEmpty()) {
      return false;
    }
    for (; !line.isEmpty(); line = line(in)) {
      if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
        length = Integer.parseInt(line.substring(line.indexOf(':') + 1).trim());
      }
    }
    in.skipNBytes(length);
    return true;
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
      line.append((char) next);
    }
    return line.toString().trim();
  }
}
