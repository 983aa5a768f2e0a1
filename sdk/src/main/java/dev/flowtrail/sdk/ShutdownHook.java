package dev.flowtrail.sdk;

/** Closes a trail that its host did not close, when the process ends. */
final class ShutdownHook {
  private final Thread thread;

  ShutdownHook(Runnable close) {
    this.thread = new Thread(null, close, "flowtrail-shutdown", 0, false);
  }

  /** A process that is ending already takes no more hooks. */
  void register() {
    try {
      Runtime.getRuntime().addShutdownHook(thread);
    } catch (IllegalStateException ending) {
      // Then the trail sends what it can until the end.
    }
  }

  /** The trail is closed, and shall not be kept for the hook's sake. */
  void remove() {
    try {
      Runtime.getRuntime().removeShutdownHook(thread);
    } catch (IllegalStateException ending) {
      // It may be the hook itself that closes.
    }
  }
}
