package dev.flowtrail.cluster.torture;

import dev.flowtrail.cluster.part.Await;
import dev.flowtrail.cluster.part.Part;
import dev.flowtrail.cluster.part.PartFailure;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Parts that die at the same moment, and come back together. */
record Victim(String name, List<Part> parts) {

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  static Victim of(Part part) {
    return new Victim(part.name(), List.of(part));
  }

  /** Returns when all are back. */
  void strike(Duration absence) {
    parts.parallelStream().forEach(Part::kill);
    LockSupport.parkNanos(absence.toNanos());
    parts.parallelStream().forEach(Victim::bringBack);
  }

  /** As a supervisor would: what cannot start yet, because of another part, is started again. */
  private static void bringBack(Part part) {
    if (!Await.isTrue(PATIENCE, () -> starts(part))) {
      throw new PartFailure(part.name() + " does not come back");
    }
  }

  private static boolean starts(Part part) {
    try {
      part.start();
      return true;
    } catch (PartFailure notYet) {
      return false;
    }
  }
}
