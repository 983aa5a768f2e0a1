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

  private static final Duration UNTIL_STORED = Duration.ofSeconds(8);

  /** What a dead server held comes to others, which then do what nobody does at first. */
  private static final Duration UNTIL_STORED_AGAIN = Duration.ofSeconds(14);

  private static final int FLOWS_PER_STEP = 4;

  private final Server server;
  private final Moment moment;
  private final StepHold hold;
  private final Duration patience;
  private final PrintStream out;
  private final Map<String, Integer> counts = new TreeMap<>();

  private StepByStep(
      Server server, Moment moment, StepHold hold, Duration patience, PrintStream out) {
    this.server = server;
    this.moment = moment;
    this.hold = hold;
    this.patience = patience;
    this.out = out;
  }

  /** Killed at whatever makes a change durable. */
  static StepByStep durable(Cluster cluster, Moment moment, PrintStream out) {
    StepHold hold = new StepHold(cluster.networks(), moment, Steps.POSTGRES);
    return new StepByStep(cluster.apis().getFirst(), moment, hold, UNTIL_STORED, out);
  }

  /** Killed at each statement as well, also at those of a second attempt. */
  static StepByStep all(Cluster cluster, Moment moment, PrintStream out) {
    StepHold hold = new StepHold(cluster.networks(), moment, Steps.POSTGRES_STATEMENTS);
    return new StepByStep(cluster.apis().getFirst(), moment, hold, UNTIL_STORED_AGAIN, out);
  }

  @Override
  public void run(Load load) throws InterruptedException {
    hold.arm();
    load.allow(FLOWS_PER_STEP);
    for (Optional<String> step = hold.await(patience);
        step.isPresent();
        step = hold.await(patience)) {
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
