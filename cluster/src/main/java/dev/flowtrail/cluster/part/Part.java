package dev.flowtrail.cluster.part;

/**
 * Something that runs as a process and can die. Its address stays the same over all its lives. One
 * thread at a time starts and ends it.
 */
public interface Part extends AutoCloseable {

  String name();

  /**
   * Returns as soon as it does its work.
   *
   * @throws PartFailure when it ends by itself, or takes longer than a minute
   */
  void start();

  /** As {@code kill -9} does, to all its processes; returns when they are gone. */
  void kill();

  /** As {@code kill} does; returns when it is gone, which may take a while. */
  void stop();

  /** Keeps it from running, without its knowledge, until {@link #thaw}. */
  void freeze();

  void thaw();

  boolean isRunning();

  /** The number of its main process, while it runs. */
  long pid();

  /** Stops it if it runs. */
  @Override
  default void close() {
    if (isRunning()) {
      stop();
    }
  }
}
