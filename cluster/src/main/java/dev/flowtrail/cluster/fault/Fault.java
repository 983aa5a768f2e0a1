package dev.flowtrail.cluster.fault;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** What happens to bytes on their way. */
public interface Fault {

  /** All is well. */
  Fault NONE = (direction, bytes) -> true;

  /**
   * Sees bytes before they go on, and may keep them waiting.
   *
   * @return false when they vanish
   * @throws IOException when the connection breaks here; both ends get a reset
   */
  boolean passes(Direction direction, byte[] bytes) throws IOException, InterruptedException;

  /** Everything takes longer, each way. */
  static Fault delay(Duration delay) {
    return (direction, bytes) -> {
      Thread.sleep(delay);
      return true;
    };
  }

  /** So much goes through, each way and on each connection. */
  static Fault bandwidth(long bytesPerSecond) {
    return (direction, bytes) -> {
      TimeUnit.NANOSECONDS.sleep(bytes.length * TimeUnit.SECONDS.toNanos(1) / bytesPerSecond);
      return true;
    };
  }

  /** Whoever says something is cut off. */
  static Fault reset() {
    return (direction, bytes) -> {
      throw new IOException("reset by the proxy");
    };
  }

  /** What is said in one direction vanishes, and the other end waits for it. */
  static Fault halfOpen(Direction lost) {
    return (direction, bytes) -> direction != lost;
  }

  /** Once so many bytes of answers went through, all connections are cut. */
  static Fault cutAnswersAfter(long bytes) {
    AtomicLong rest = new AtomicLong(bytes);
    return (direction, chunk) -> {
      if (direction == Direction.TO_CLIENT && rest.addAndGet(-chunk.length) < 0) {
        throw new IOException("cut by the proxy");
      }
      return true;
    };
  }

  /** Nothing moves until the gate opens. */
  static Fault hang(Gate gate) {
    return (direction, bytes) -> {
      gate.pass();
      return true;
    };
  }

  /** The first bytes with this text, and all after them, stop until the gate opens. */
  static Fault holdAt(Direction held, String text, Gate gate) {
    return new HeldText(held, text, gate);
  }
}
