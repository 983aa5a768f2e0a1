package dev.flowtrail.cluster.torture;

import dev.flowtrail.cluster.Cluster;
import dev.flowtrail.cluster.load.Load;
import dev.flowtrail.cluster.part.Server;
import dev.flowtrail.cluster.torture.StepHold.Moment;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A server is killed at each single step between two writes, until flows pass without a step that
 * was not yet tried. It needs a cluster of one server and networks that can fail.
 */
public final class StepByStep implements Schedule {

  /** What a dead server held comes to others, which then do what nobody does at first. */
  private static final Duration PATIENCE = Duration.ofSeconds(12);

  private static final int FLOWS_PER_STEP = 4;

  private final Server server;
  private final Moment moment;
  private final StepHold hold;
  private final PrintStream out;
  private final Map<String, Integer> counts = new TreeMap<>();

  private StepByStep(Server server, Moment moment, StepHold hold, PrintStream out) {
    this.server = server;
    this.moment = moment;
    this.hold = hold;
    this.out = out;
  }

  /** Killed when the request for a step is about to be sent. */
  public static StepByStep before(Cluster cluster, PrintStream out) {
    return of(cluster, Moment.BEFORE, out);
  }

  /** Killed when a step was carried out and its answer is about to come. */
  public static StepByStep after(Cluster cluster, PrintStream out) {
    return of(cluster, Moment.AFTER, out);
  }

  private static StepByStep of(Cluster cluster, Moment moment, PrintStream out) {
    return new StepByStep(
        cluster.apis().getFirst(), moment, new StepHold(cluster.networks(), moment), out);
  }

  @Override
  public void run(Load load) throws InterruptedException {
    hold.arm();
    load.allow(FLOWS_PER_STEP);
    for (Optional<String> step = hold.await(PATIENCE);
        step.isPresent();
        step = hold.await(PATIENCE)) {
      killAt(step.get());
      hold.arm();
      load.allow(FLOWS_PER_STEP);
    }
    hold.release();
    load.allowAll();
  }

  private void killAt(String step) {
    server.kill();
    hold.release();
    Death.bringBack(server);
    String name = "kill -9 " + moment.name().toLowerCase(Locale.ROOT) + " " + step;
    out.println(name);
    counts.merge(name, 1, Integer::sum);
  }

  @Override
  public Map<String, Integer> counts() {
    return counts;
  }
}
