package dev.flowtrail.server.insight;

import java.util.Optional;
import java.util.UUID;

/** Knows what became of a candidate in other flows. */
@FunctionalInterface
public interface Elsewhere {

  /**
   * What became of it in the other flows of a process.
   *
   * @param selected the last step that recorded candidates let it through
   * @param dropped some step kept it out
   * @param undecided what was recorded says neither
   */
  record Fates(long selected, long dropped, long undecided) {}

  /** Nothing when that cannot be known now. */
  Optional<Fates> find(UUID flowId, String process, String candidateId);
}
