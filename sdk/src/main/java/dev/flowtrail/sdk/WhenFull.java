package dev.flowtrail.sdk;

import java.time.Duration;

/**
 * What happens when the memory for all flows in flight is used up. Whatever it is, what finds no
 * room in the end is dropped and counted as {@link Loss#BUFFER_FULL}.
 *
 * <pre>{@code
 * FlowTrail.builder().whenFull(WhenFull.block(Duration.ofMillis(50)))
 * }</pre>
 */
public final class WhenFull {
  private static final WhenFull DROP_DATA = new WhenFull(Duration.ZERO, false);

  private final Duration wait;
  private final boolean spools;

  private WhenFull(Duration wait, boolean spools) {
    this.wait = wait;
    this.spools = spools;
  }

  /** Nobody waits: what has no room is dropped. The default. */
  public static WhenFull dropData() {
    return DROP_DATA;
  }

  /**
   * Whoever captures a value or begins a flow waits for room, and drops what has none by then. It
   * does not wait where that is of no use: while the circuit is open and there is no spool, for
   * what is larger than all the memory, on the sender's own thread, once the thread is interrupted.
   *
   * @param longest for each observation and each new flow
   * @throws IllegalArgumentException when not more than 0
   */
  public static WhenFull block(Duration longest) {
    return new WhenFull(Checks.positive("block", longest), false);
  }

  /**
   * Nobody waits: once more than half of the memory is used, finished flows that wait to be sent
   * are written to disk also while the server answers. Needs a {@link Spool}.
   */
  public static WhenFull spool() {
    return new WhenFull(Duration.ZERO, true);
  }

  Duration longestWait() {
    return wait;
  }

  boolean spools() {
    return spools;
  }
}
