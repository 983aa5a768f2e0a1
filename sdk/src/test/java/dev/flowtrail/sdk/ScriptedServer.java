package dev.flowtrail.sdk;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.function.Function;

/** A server on a real socket that follows a script, and after its end accepts whatever comes. */
final class ScriptedServer implements AutoCloseable {
  private final ServerSocket listener;
  private final Queue<Reply> script = new ArrayDeque<>();
  private Function<String, Reply> otherwise = Reply::accepting;
  private final List<Received> received = new ArrayList<>();
  private final List<Socket> hanging = new ArrayList<>();

  ScriptedServer() {
    listener = listen();
    Thread thread = new Thread(this::serve, "scripted-server");
    thread.setDaemon(true);
    thread.start();
  }

  String address() {
    return "http://127.0.0.1:" + listener.getLocalPort();
  }

  synchronized ScriptedServer then(Reply... replies) {
    script.addAll(Arrays.asList(replies));
    return this;
  }

  /** What it does after the end of the script; unless told otherwise, it accepts. */
  void otherwise(Reply reply) {
    otherwise(request -> reply);
  }

  /** The same, by what is sent. */
  synchronized void otherwise(Function<String, Reply> replyTo) {
    otherwise = replyTo;
  }

  synchronized List<Received> received() {
    return List.copyOf(received);
  }

  Received only() {
    List<Received> all = received();
    if (all.size() != 1) {
      throw new AssertionError("expected one request but were " + all.size());
    }
    return all.get(0);
  }

  /** Of all flows, whether they came alone or in batches. */
  List<String> idempotencyKeys() {
    return received().stream().flatMap(request -> request.flows().keySet().stream()).toList();
  }

  @Override
  public synchronized void close() {
    try {
      listener.close();
      for (Socket socket : hanging) {
        socket.close();
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static ServerSocket listen() {
    try {
      return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException noPort) {
      throw new UncheckedIOException(noPort);
    }
  }

  private void serve() {
    while (!listener.isClosed()) {
      try {
        answer(listener.accept());
      } catch (SocketException closed) {
        continue;
      } catch (IOException broken) {
        throw new AssertionError(broken);
      }
    }
  }

  private void answer(Socket socket) throws IOException {
    Reply reply = take(read(new BufferedInputStream(socket.getInputStream())));
    if (reply instanceof Reply.Hang) {
      hold(socket);
      return;
    }
    try (socket) {
      if (reply instanceof Reply.Http http) {
        socket.getOutputStream().write(http.bytes());
      } else if (reply instanceof Reply.Raw raw) {
        socket.getOutputStream().write(raw.bytes());
      } else {
        socket.setSoLinger(true, 0);
      }
    }
  }

  private synchronized void hold(Socket socket) {
    hanging.add(socket);
  }

  private synchronized Reply take(Received request) {
    received.add(request);
    Reply next = script.poll();
    return next == null
        ? otherwise.apply(new String(request.plainBody(), StandardCharsets.UTF_8))
        : next;
  }

  private static Received read(InputStream in) throws IOException {
    String requestLine = line(in);
    Map<String, String> headers = new HashMap<>();
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      int colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).trim());
    }
    int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
    return new Received(requestLine, headers, in.readNBytes(length));
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
      line.write(b);
    }
    return line.toString(StandardCharsets.US_ASCII).trim();
  }
}
