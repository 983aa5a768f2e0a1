package dev.flowtrail.cluster.torture;

import dev.flowtrail.cluster.load.QueueDepth;
import dev.flowtrail.cluster.load.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * All counts of one run.
 *
 * @param strikes how often each blow struck
 * @param queue what is left in it
 * @param sending how long the clients took
 * @param storing how long it took until nothing waited any more, from the beginning
 * @param judging how long the oracle took
 */
public record Report(
    Plan plan,
    Map<String, Integer> strikes,
    Requests requests,
    Reading reading,
    QueueDepth queue,
    Duration sending,
    Duration storing,
    Duration judging,
    Verdict verdict) {

  /**
   * What was read while others wrote.
   *
   * @param halves flows that were seen half, in sentences
   */
  public record Reading(long seen, List<String> halves) {}

  /** Whether every promise was kept, and every refusal was clear. */
  public boolean isGood() {
    return verdict.findings().isEmpty()
        && reading.halves().isEmpty()
        && requests.unclear().isEmpty()
        && queue.waiting() == 0
        && queue.dead() == 0;
  }

  /** How often anything happened. */
  public int struck() {
    return strikes.values().stream().mapToInt(Integer::intValue).sum();
  }

  @Override
  public String toString() {
    return """
    seed %d: %,d flows, %d strikes, %d clients
    strikes                     %s
    sending took                %,10d ms
    storing took                %,10d ms
    judging took                %,10d ms
    answers 202                 %,10d
    no answer                   %,10d
    other answers               %s
    flows whose client gave up  %,10d
    flows read meanwhile        %,10d
    of them half                %,10d
    waiting at the end          %,10d
    set aside                   %,10d
    %s\
    """
        .formatted(
            plan.seed(),
            plan.flows(),
            struck(),
            plan.clients(),
            strikes,
            sending.toMillis(),
            storing.toMillis(),
            judging.toMillis(),
            requests.accepted(),
            requests.noAnswer(),
            requests.refusals(),
            requests.givenUp(),
            reading.seen(),
            reading.halves().size(),
            queue.waiting(),
            queue.dead(),
            verdict);
  }
}
