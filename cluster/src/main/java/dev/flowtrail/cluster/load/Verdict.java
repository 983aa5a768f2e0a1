package dev.flowtrail.cluster.load;

import java.util.List;

/**
 * What became of the flows that were sent.
 *
 * @param attempts requests that were begun
 * @param acknowledged flows that were promised to be kept, each counted once
 * @param stored flows that are there, whole and equal
 * @param storedUnasked those of them that were never acknowledged
 * @param objects in the payload store
 * @param orphans objects that nothing refers to
 * @param findings whatever is not as it was promised; empty when all is well
 */
public record Verdict(
    long attempts,
    int acknowledged,
    long stored,
    int storedUnasked,
    int objects,
    int orphans,
    List<String> findings) {

  @Override
  public String toString() {
    return """
    attempts                    %,10d
    acknowledged flows          %,10d
    stored, whole and equal     %,10d
    of them not acknowledged    %,10d
    objects in the store        %,10d
    objects nothing refers to   %,10d
    broken promises             %,10d
    """
            .formatted(
                attempts, acknowledged, stored, storedUnasked, objects, orphans, findings.size())
        + String.join("\n", findings);
  }
}
