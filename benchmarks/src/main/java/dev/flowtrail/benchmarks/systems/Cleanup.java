package dev.flowtrail.benchmarks.systems;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Ends what was started, last things first, also when the run is interrupted: nothing may go on
 * running behind the back of whoever measures next. Thread-safe.
 */
public final class Cleanup implements AutoCloseable {

  private final Deque<AutoCloseable> open = new ArrayDeque<>();

  public Cleanup() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::close, "cleanup"));
  }

  /** Closes it at the end, unless {@link #closeNow} did before. */
  public synchronized <T extends AutoCloseable> T add(T thing) {
    open.push(thing);
    return thing;
  }

  public synchronized void closeNow(AutoCloseable thing) {
    if (open.remove(thing)) {
      closeOne(thing);
    }
  }

  @Override
  public synchronized void close() {
    while (!open.isEmpty()) {
      closeOne(open.pop());
    }
  }

  private static void closeOne(AutoCloseable thing) {
    try {
      thing.close();
    } catch (Exception e) {
      System.err.println("Could not be ended: " + e);
    }
  }
}
