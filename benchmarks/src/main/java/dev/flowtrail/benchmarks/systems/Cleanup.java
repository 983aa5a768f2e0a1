package dev.flowtrail.benchmarks.systems;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Ends what was started, last things first, also when the run is interrupted: nothing may go on
 * running behind the back of whoever measures next. Thread-safe.
 */
public final class Cleanup implements AutoCloseable {

  private static final Set<Cleanup> OPEN = ConcurrentHashMap.newKeySet();
  private static final int PATIENCE_SECONDS = 20;

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(Cleanup::atExit, "cleanup"));
  }

  private final Deque<AutoCloseable> things = new ArrayDeque<>();

  public Cleanup() {
    OPEN.add(this);
  }

  private static void atExit() {
    OPEN.forEach(Cleanup::close);
    // Whatever was just being started is known to nobody yet.
    List<ProcessHandle> left = ProcessHandle.current().descendants().toList();
    left.forEach(ProcessHandle::destroy);
    left.forEach(Cleanup::makeEnd);
  }

  private static void makeEnd(ProcessHandle process) {
    try {
      process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException e) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }

  /** Closes it at the end, unless {@link #closeNow} did before. */
  public synchronized <T extends AutoCloseable> T add(T thing) {
    things.push(thing);
    return thing;
  }

  public synchronized void closeNow(AutoCloseable thing) {
    if (things.remove(thing)) {
      closeOne(thing);
    }
  }

  @Override
  public synchronized void close() {
    OPEN.remove(this);
    while (!things.isEmpty()) {
      closeOne(things.pop());
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
