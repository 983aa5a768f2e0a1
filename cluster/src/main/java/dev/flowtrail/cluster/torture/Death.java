package dev.flowtrail.cluster.torture;

import dev.flowtrail.cluster.part.Await;
import dev.flowtrail.cluster.part.Part;
import dev.flowtrail.cluster.part.PartFailure;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Parts that die at the same moment, and come back together. */
record Death(String victim, List<Part> parts) implements Blow {

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  static Death of(Part part) {
    return new Death(part.name(), List.of(part));
  }

  @Override
  public String name() {
    return "kill -9 " + victim;
  }

  /** Returns when all are back. */
  @Override
  public void strike(Duration absence) {
    parts.parallelStream().forEach(Part::kill);
    LockSupport.parkNanos(absence.toNanos());
    parts.parallelStream().forEach(Death::bringBack);
  }

  /** As a supervisor would: what cannot start yet, because of another part, is started again. */
  static void bringBack(Part part) {
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
