package dev.flowtrail.sdk;

import java.nio.file.Path;

/**
 * Where finished flows are kept on disk while they cannot be delivered, so that they survive an
 * outage of the server and the end of this process. Immutable; safe for use by several threads.
 *
 * <pre>{@code
 * FlowTrail.builder().spool(Spool.in(Path.of("/var/lib/shop/flowtrail")).maxBytes(1L << 30))
 * }</pre>
 *
 * <p>Several processes may share a folder: each writes into a part of its own, and takes over what
 * a process left that is gone. Without a spool, what cannot be delivered in time is lost.
 */
public final class Spool {
  private static final long DEFAULT_MAX_BYTES = 256L << 20;

  private final Path folder;
  private final long maxBytes;
  private final boolean everyFlow;
  private final boolean dropsNewest;

  private Spool(Path folder, long maxBytes, boolean everyFlow, boolean dropsNewest) {
    this.folder = folder;
    this.maxBytes = maxBytes;
    this.everyFlow = everyFlow;
    this.dropsNewest = dropsNewest;
  }

  /**
   * A spool in this folder, which is made when it is not there. What is written in it can be read
   * by the user of this process alone, where the file system knows users.
   */
  public static Spool in(Path folder) {
    return new Spool(Checks.present("spool", folder), DEFAULT_MAX_BYTES, false, false);
  }

  /**
   * How many bytes of flows may wait on disk for this process, those included that it took over
   * from others; each file counts in blocks of 4,096. Default 268,435,456 (256 MiB).
   *
   * @throws IllegalArgumentException when not more than 0
   */
  public Spool maxBytes(long bytes) {
    return new Spool(folder, Checks.positive("maxBytes", bytes), everyFlow, dropsNewest);
  }

  /**
   * Writes every flow to disk when it finishes, before it is sent, so that also a process that is
   * killed loses no flow whose outcome was {@link Outcome#SPOOLED}. Default: only what cannot be
   * delivered.
   */
  public Spool everyFlow() {
    return new Spool(folder, maxBytes, true, dropsNewest);
  }

  /** When the spool is full, drops what comes. Default: drops what is oldest. */
  public Spool dropNewest() {
    return new Spool(folder, maxBytes, everyFlow, true);
  }

  Path folder() {
    return folder;
  }

  long maxBytes() {
    return maxBytes;
  }

  boolean takesEveryFlow() {
    return everyFlow;
  }

  boolean dropsNewest() {
    return dropsNewest;
  }
}
