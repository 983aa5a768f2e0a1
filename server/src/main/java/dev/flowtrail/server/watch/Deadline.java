package dev.flowtrail.server.watch;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ends a connection when its time is up, however slowly the other side goes on meanwhile: limits of
 * single reads do not add up to a limit.
 */
final class Deadline implements AutoCloseable {

  private final Duration limit;
  private final CountDownLatch done = new CountDownLatch(1);
  private volatile boolean passed;

  Deadline(Socket socket, Duration limit) {
    this.limit = limit;
    Thread.ofVirtual().name("deadline").start(() -> watchOver(socket));
  }

  private void watchOver(Socket socket) {
    try {
      if (!done.await(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        passed = true;
        socket.close();
      }
    } catch (IOException | InterruptedException e) {
      // It is closed as far as can be.
    }
  }

  /** What is done over the connection. */
  @FunctionalInterface
  interface Exchange<T> {
    T run() throws IOException;
  }

  /** Says of what failed because the time was up that it did so. */
  <T> T during(Exchange<T> exchange) throws IOException {
    try {
      return exchange.run();
    } catch (IOException e) {
      throw passed
          ? new IOException("no answer came within %d ms".formatted(limit.toMillis()), e)
          : e;
    }
  }

  @Override
  public void close() {
    done.countDown();
  }
}
