package dev.flowtrail.server.database;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Ends a postmaster: politely, then firmly, then by force. Nothing committed is lost by any. */
record Shutdown(long pid, BooleanSupplier running) {

  private static final Logger LOG = System.getLogger(Shutdown.class.getName());
  private static final Duration FAST_LIMIT = Duration.ofSeconds(6);
  private static final Duration IMMEDIATE_LIMIT = Duration.ofSeconds(2);
  private static final Duration POLL = Duration.ofMillis(5);

  void run() {
    if (endsBy("INT", FAST_LIMIT)) {
      return;
    }
    LOG.log(
        Level.WARNING,
        "PostgreSQL did not end within {0} s; the next start recovers from its log",
        FAST_LIMIT.toSeconds());
    if (!endsBy("QUIT", IMMEDIATE_LIMIT)) {
      endsBy("KILL", IMMEDIATE_LIMIT);
    }
  }

  /** Java itself only knows TERM, for which PostgreSQL waits until every client has gone. */
  private boolean endsBy(String signal, Duration limit) {
    Command.of("/bin/sh", "-c", "kill -" + signal + " " + pid).run();
    long deadline = System.nanoTime() + limit.toNanos();
    while (running.getAsBoolean() && System.nanoTime() < deadline) {
      LockSupport.parkNanos(POLL.toNanos());
    }
    return !running.getAsBoolean();
  }
}
