package dev.flowtrail.server.http;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.function.LongSupplier;

/**
 * One client's connection, and since when the server has been waiting for the client. Set by the
 * connection's own thread, read by the one that looks after all connections.
 */
final class Connection {

  private static final ScopedValue<Connection> CURRENT = ScopedValue.newInstance();

  /** What the server waits for. */
  private enum Awaiting {
    /** A whole request line and all headers; counted from the end of the request before. */
    REQUEST,
    BODY,
    READER,
    NOTHING
  }

  private record State(Awaiting awaiting, long sinceNanos) {}

  private final SocketChannel channel;
  private final LongSupplier nanoTime;
  private volatile State state;

  Connection(SocketChannel channel, LongSupplier nanoTime) {
    this.channel = channel;
    this.nanoTime = nanoTime;
    this.state = since(Awaiting.REQUEST);
  }

  private State since(Awaiting awaiting) {
    return new State(awaiting, nanoTime.getAsLong());
  }

  /** Lets the work know whose request it works on. */
  void handle(Runnable work) {
    state = since(Awaiting.NOTHING);
    try {
      ScopedValue.where(CURRENT, this).run(work);
    } finally {
      state = since(Awaiting.REQUEST);
    }
  }

  /** What may wait for the client. */
  interface Transfer<T> {
    T run() throws IOException;
  }

  /** Waits for the next piece of the body of the request that this thread works on. */
  static <T> T read(Transfer<T> transfer) throws IOException {
    return await(Awaiting.BODY, transfer);
  }

  /** Waits until the client has taken a piece of the answer. */
  static <T> T write(Transfer<T> transfer) throws IOException {
    return await(Awaiting.READER, transfer);
  }

  private static <T> T await(Awaiting awaiting, Transfer<T> transfer) throws IOException {
    if (!CURRENT.isBound()) {
      return transfer.run();
    }
    Connection connection = CURRENT.get();
    connection.state = connection.since(awaiting);
    try {
      return transfer.run();
    } finally {
      connection.state = connection.since(Awaiting.NOTHING);
    }
  }

  boolean isOpen() {
    return channel.isOpen();
  }

  /** Ends what the client lets wait for too long. A body that stopped coming is still answered. */
  void endIfTooSlow(Patience patience) throws IOException {
    State now = state;
    long nanos = nanoTime.getAsLong() - now.sinceNanos();
    switch (now.awaiting()) {
      case REQUEST -> {
        if (nanos > patience.forRequest().toNanos()) {
          channel.close();
        }
      }
      case BODY -> {
        if (nanos > patience.forTransfer().toNanos()) {
          channel.shutdownInput();
        }
      }
      case READER -> {
        if (nanos > patience.forTransfer().toNanos()) {
          channel.close();
        }
      }
      case NOTHING -> {}
    }
  }
}
