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
 * Blow after blow, each after a random number of flows, so that all strikes fall into the time of
 * sending, however fast that is.
 */
final class Strikes {

  private static final Duration LONGEST = Duration.ofMillis(1500);
  private static final Duration POLL = Duration.ofMillis(2);

  private final Plan plan;
  private final List<Blow> blows;
  private final Random random;
  private final PrintStream out;
  private final Map<String, Integer> counts = new TreeMap<>();
  private final List<Blow> round = new ArrayList<>();

  Strikes(Plan plan, List<Blow> blows, PrintStream out) {
    this.plan = plan;
    this.blows = blows;
    this.random = new Random(plan.seed());
    this.out = out;
  }

  /** Returns when the last one is over. */
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

  private void strike(Blow blow, Load load) {
    Duration lasting = Duration.ofMillis(random.nextLong(LONGEST.toMillis()));
    out.printf("after %,7d flows: %s%n", load.begun(), blow.name());
    blow.strike(lasting);
    counts.merge(blow.name(), 1, Integer::sum);
  }

  /** Each once before any twice. */
  private Blow next() {
    if (round.isEmpty()) {
      round.addAll(blows);
      Collections.shuffle(round, random);
    }
    return round.removeLast();
  }

  /** How often each struck. */
  Map<String, Integer> counts() {
    return counts;
  }
}
