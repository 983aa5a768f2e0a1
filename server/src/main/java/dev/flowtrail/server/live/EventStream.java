package dev.flowtrail.server.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** Writes Server-Sent Events. An event's id is the place in the log after it. */
final class EventStream {

  /** Who gets more would ask for the list anyway. */
  static final int MOST_FLOWS = 100;

  private final OutputStream out;

  EventStream(OutputStream out) {
    this.out = out;
  }

  /** From here on nothing is missed. */
  void ready(long place) throws IOException {
    write("retry: 2000\n" + event(place, "ready", "{}"));
  }

  /** Something may have been missed: all that is shown has to be asked for again. */
  void reset(long place) throws IOException {
    write(event(place, "reset", "{}"));
  }

  /** An id alone: a client notes it and hears nothing. */
  void heartbeat(long place) throws IOException {
    write("id: " + place + "\n\n");
  }

  /**
   * Flows that changed.
   *
   * @param number the version of each of them
   */
  void change(long number, List<UUID> flows) {
    String listed =
        flows.stream()
            .limit(MOST_FLOWS)
            .map(id -> "{\"id\":\"%s\",\"version\":%d}".formatted(id, number))
            .collect(Collectors.joining(",", "[", "]"));
    int more = Math.max(0, flows.size() - MOST_FLOWS);
    try {
      write(event(number + 1, "change", "{\"flows\":%s,\"more\":%d}".formatted(listed, more)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String event(long place, String type, String data) {
    return "id: %d\nevent: %s\ndata: %s\n\n".formatted(place, type, data);
  }

  private void write(String text) throws IOException {
    out.write(text.getBytes(UTF_8));
    out.flush();
  }
}
