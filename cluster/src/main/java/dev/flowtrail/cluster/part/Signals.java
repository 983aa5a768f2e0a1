package dev.flowtrail.cluster.part;

import java.io.IOException;
import java.util.List;

/** What Java cannot send: signals other than TERM and KILL. */
final class Signals {

  private Signals() {}

  /**
   * @param signal its name without SIG
   */
  static void send(String signal, List<Long> pids) {
    String targets = String.join(" ", pids.stream().map(Object::toString).toList());
    try {
      new ProcessBuilder("/bin/sh", "-c", "kill -" + signal + " " + targets + " 2>/dev/null")
          .inheritIO()
          .start()
          .waitFor();
    } catch (IOException e) {
      throw new PartFailure("Cannot run kill", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PartFailure("Interrupted while sending " + signal, e);
    }
  }
}
