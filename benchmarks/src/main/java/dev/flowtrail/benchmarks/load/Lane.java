package dev.flowtrail.benchmarks.load;

import java.io.IOException;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** One connection's share of a load. Its figures may be read when its thread has ended. */
final class Lane implements Runnable {

  private static final String FLOW_ID = "\"flowId\":\"";
  private static final int UUID_LENGTH = 36;

  /** A server that is gone does not come back within a load. */
  private static final int MAX_BREAKS = 50;

  private final Load load;
  private final Connection.Source server;
  private @Nullable Connection connection;

  final Longs latencies = new Longs();
  final Longs flowIds = new Longs();
  long acknowledged;
  long replayed;
  long postponed;
  long broken;
  long refused;
  long bytes;
  long lastAckNanos;

  Lane(Load load, Connection.Source server) {
    this.load = load;
    this.server = server;
  }

  @Override
  public void run() {
    long number = load.takeNumber();
    while (number >= 0) {
      deliver(number);
      number = load.takeNumber();
    }
    disconnect();
  }

  private void deliver(long number) {
    Request request = load.request(number);
    long dueNanos = load.dueNanos(number);
    waitUntil(dueNanos);
    Reply reply = send(request);
    while (reply != null && reply.worthRetrying() && !load.isOver()) {
      postponed++;
      LockSupport.parkNanos(reply.pause().toNanos());
      reply = send(request);
    }
    if (reply != null && reply.accepted()) {
      note(request, reply, dueNanos);
    } else {
      refused++;
    }
  }

  private static void waitUntil(long nanos) {
    for (long rest = nanos - System.nanoTime(); rest > 0; rest = nanos - System.nanoTime()) {
      LockSupport.parkNanos(rest);
    }
  }

  /** Sends until there is an answer; absent when that takes too long. */
  private @Nullable Reply send(Request request) {
    while (broken < MAX_BREAKS) {
      try {
        return connected().send(request);
      } catch (IOException e) {
        broken++;
        disconnect();
      }
    }
    return null;
  }

  private Connection connected() throws IOException {
    if (connection == null) {
      connection = server.connect();
    }
    return connection;
  }

  private void disconnect() {
    try {
      if (connection != null) {
        connection.close();
      }
    } catch (IOException e) {
      // It is of no use either way.
    }
    connection = null;
  }

  private void note(Request request, Reply reply, long dueNanos) {
    lastAckNanos = System.nanoTime();
    latencies.add(lastAckNanos - dueNanos);
    acknowledged++;
    bytes += request.bodyBytes();
    replayed += reply.body().contains("\"replayed\":true") ? 1 : 0;
    int place = reply.body().indexOf(FLOW_ID);
    if (place >= 0) {
      int begin = place + FLOW_ID.length();
      UUID id = UUID.fromString(reply.body().substring(begin, begin + UUID_LENGTH));
      flowIds.add(id.getMostSignificantBits());
      flowIds.add(id.getLeastSignificantBits());
    }
  }
}
