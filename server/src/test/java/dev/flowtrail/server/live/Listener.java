package dev.flowtrail.server.live;

import dev.flowtrail.server.Api;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A client of the stream that knows nothing but its text. */
final class Listener implements AutoCloseable {

  private final Socket socket;
  private final BufferedReader lines;
  private String lastId = "";

  private Listener(Api api, String query, String more) {
    try {
      socket = new Socket(api.address().getHost(), api.address().getPort());
      socket.setSoTimeout(20_000);
      OutputStream out = socket.getOutputStream();
      out.write(
          ("GET /api/live%s HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n%s\r\n"
                  .formatted(query, more))
              .getBytes(StandardCharsets.US_ASCII));
      lines =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Listener of(Api api, String query) {
    return new Listener(api, query, "");
  }

  static Listener after(Api api, String lastEventId) {
    return new Listener(api, "", "Last-Event-ID: " + lastEventId + "\r\n");
  }

  /** The next event as its type and data; what keeps the connection alive is passed over. */
  String next() {
    String type = "";
    try {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("id: ")) {
          lastId = line.substring(4);
        } else if (line.startsWith("event: ")) {
          type = line.substring(7);
        } else if (line.startsWith("data: ")) {
          return type + " " + line.substring(6);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return "end";
  }

  /** The place that the next sign of life tells, which is no event. */
  long heartbeat() {
    try {
      String before = "";
      String line = lines.readLine();
      while (!(line.isEmpty() && before.startsWith("id: "))) {
        before = line;
        line = lines.readLine();
      }
      return Long.parseLong(before.substring(4));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The next event that is about this flow. */
  String nextAbout(String flowId) {
    String event = next();
    while (!event.contains(flowId) && !event.equals("end")) {
      event = next();
    }
    return event;
  }

  /** The id of the last event. */
  String lastId() {
    return lastId;
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
