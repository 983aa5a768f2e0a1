package dev.flowtrail.server.process;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What is different about the bad runs of a process.
 *
 * @param minimumRuns features of fewer runs were not looked at
 * @param tested how many features were compared
 * @param ids of the examples, by age
 */
record Contrasts(
    String process,
    Looked looked,
    BadRuns bad,
    Contrast.Groups groups,
    long minimumRuns,
    int tested,
    List<Contrast> strongest,
    Map<Long, UUID> ids) {

  String badSentence() {
    return "%s %s".formatted(Words.count(groups.bad(), "run"), bad.words());
  }

  String othersSentence() {
    return Words.count(groups.others(), "other finished run");
  }

  String sentence() {
    if (groups.bad() == 0 || groups.others() == 0) {
      return groups.bad() == 0
          ? "There is no bad run to compare with others."
          : "There is no other run to compare the bad ones with.";
    }
    boolean none = strongest.stream().noneMatch(Contrast::significant);
    return (none ? "Nothing that was recorded tells bad runs and others apart beyond chance. " : "")
        + "What is said here is association, not cause.";
  }
}
