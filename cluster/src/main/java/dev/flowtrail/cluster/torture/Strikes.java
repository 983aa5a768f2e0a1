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
import java.util.stream.IntStream;

/**
 * Blow after blow, each after a random number of flows; clients wait rather than run ahead, so that
 * all strikes fall into the time of sending, however fast that is.
 */
final class Strikes implements Schedule {

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

  @Override
  public void run(Load load) {
    int last = 0;
    for (int moment : moments()) {
      load.allow(moment - last);
      last = moment;
      while (load.begun() < moment && !load.isDone()) {
        LockSupport.parkNanos(POLL.toNanos());
      }
      Blow blow = next();
      blow.prepare();
      load.allow(share() / 2);
      last += share() / 2;
      strike(blow, load);
    }
    load.allowAll();
  }

  /** In the first half of each share, so that as much is left to be sent while the blow lasts. */
  private List<Integer> moments() {
    return IntStream.range(0, plan.strikes())
        .map(number -> number * share() + random.nextInt(1, share() / 2))
        .boxed()
        .toList();
  }

  /** How many flows belong to one strike. */
  private int share() {
    return plan.flows() / (plan.strikes() + 1);
  }

  private void strike(Blow blow, Load load) {
    Duration lasting = Duration.ofMillis(random.nextLong(plan.longest().toMillis()));
    int begun = load.begun();
    long begin = System.nanoTime();
    blow.strike(lasting);
    long millis = Duration.ofNanos(System.nanoTime() - begin).toMillis();
    out.printf("after %,7d flows: %s, over after %,d ms%n", begun, blow.name(), millis);
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

  @Override
  public Map<String, Integer> counts() {
    return counts;
  }
}
