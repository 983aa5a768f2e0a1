package dev.flowtrail.cluster.torture;

import dev.flowtrail.cluster.load.Load;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;

/**
 * Kills in turn, each after a random number of flows, so that all strikes fall into the time of
 * sending, however fast that is.
 */
final class Strikes {

  private static final Duration LONGEST_ABSENCE = Duration.ofMillis(1500);
  private static final Duration POLL = Duration.ofMillis(2);

  private final Plan plan;
  private final List<Victim> victims;
  private final Random random;
  private final PrintStream out;
  private final Map<String, Integer> counts = new TreeMap<>();
  private final List<Victim> round = new ArrayList<>();

  Strikes(Plan plan, List<Victim> victims, PrintStream out) {
    this.plan = plan;
    this.victims = victims;
    this.random = new Random(plan.seed());
    this.out = out;
  }

  /** Returns when the last victim is back. */
  void run(Load load) {
    for (int moment : moments()) {
      while (load.begun() < moment && !load.isDone()) {
        LockSupport.parkNanos(POLL.toNanos());
      }
      strike(next(), load);
    }
  }

  private List<Integer> moments() {
    return random.ints(plan.strikes(), 1, plan.flows()).sorted().boxed().toList();
  }

  private void strike(Victim victim, Load load) {
    Duration absence = Duration.ofMillis(random.nextLong(LONGEST_ABSENCE.toMillis()));
    out.printf("after %,7d flows: kill -9 %s%n", load.begun(), victim.name());
    victim.strike(absence);
    counts.merge(victim.name(), 1, Integer::sum);
  }

  /** Everybody once before anybody twice. */
  private Victim next() {
    if (round.isEmpty()) {
      round.addAll(victims);
      Collections.shuffle(round, random);
    }
    return round.removeLast();
  }

  /** How often each victim died. */
  Map<String, Integer> counts() {
    return counts;
  }
}
