package dev.flowtrail.cluster.part;

import java.io.IOException;
import java.util.List;

/** What Java cannot do to a process: signals other than TERM and KILL, and limits. */
final class Signals {

  private Signals() {}

  /**
   * @param signal its name without SIG
   */
  static void send(String signal, List<Long> pids) {
    String targets = String.join(" ", pids.stream().map(Object::toString).toList());
    run("kill -" + signal + " " + targets + " 2>/dev/null");
  }

  /** Whether it succeeded. */
  static boolean run(String command) {
    try {
      return new ProcessBuilder("/bin/sh", "-c", command).inheritIO().start().waitFor() == 0;
    } catch (IOException e) {
      throw new PartFailure("Cannot run " + command, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PartFailure("Interrupted while " + command + " ran", e);
    }
  }
}
