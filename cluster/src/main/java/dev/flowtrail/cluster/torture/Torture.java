package dev.flowtrail.cluster.torture;

import dev.flowtrail.cluster.Cluster;
import dev.flowtrail.cluster.load.Load;
import dev.flowtrail.cluster.load.Oracle;
import dev.flowtrail.cluster.load.QueueDepth;
import dev.flowtrail.cluster.load.Records;
import dev.flowtrail.cluster.load.TestFlows;
import dev.flowtrail.cluster.load.Verdict;
import dev.flowtrail.cluster.load.Watcher;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Clients send, blows strike; when all is well again and nothing waits any more, the oracle judges.
 */
public final class Torture {

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Cluster cluster;
  private final Path journals;
  private final PrintStream out;

  /**
   * @param journals an empty folder for what the clients write down
   * @param out where each strike is told
   */
  public Torture(Cluster cluster, Path journals, PrintStream out) {
    this.cluster = cluster;
    this.journals = journals;
    this.out = out;
  }

  /**
   * Returns when all is judged.
   *
   * @param blows what happens in turn
   */
  public Report run(Plan plan, List<Blow> blows) throws IOException, InterruptedException {
    return run(plan, new Strikes(plan, blows, out));
  }

  /** As {@link #run(Plan, List)}, but the schedule decides what happens and how often. */
  public Report run(Plan plan, Schedule schedule) throws IOException, InterruptedException {
    TestFlows flows = new TestFlows(plan.seed(), plan.sizes());
    long begin = System.nanoTime();
    try (Load load =
            Load.start(
                new Load.Plan(flows, plan.seed(), 0, plan.flows(), plan.clients(), journals),
                cluster.addresses());
        Watcher watcher = new Watcher(cluster.addresses(), flows, plan.seed())) {
      schedule.run(load);
      load.await();
      Duration sending = since(begin);
      QueueDepth left = QueueDepth.awaitCalm(cluster.addresses().getFirst(), PATIENCE);
      Duration storing = since(begin);
      Verdict verdict =
          new Oracle(cluster.addresses(), new Records(cluster.database()), objects(), flows)
              .judge(plan.flows(), journals, plan.readOneIn());
      return new Report(
          plan,
          schedule.counts(),
          Requests.of(load),
          new Report.Reading(watcher.seen(), watcher.findings()),
          left,
          sending,
          storing,
          since(begin).minus(storing),
          verdict);
    }
  }

  private static Duration since(long nanoTime) {
    return Duration.ofNanos(System.nanoTime() - nanoTime);
  }

  private Oracle.Objects objects() throws IOException {
    return new Oracle.Objects(cluster.objectFolder(), cluster.objectKeys());
  }
}
