package dev.flowtrail.benchmarks.suite;

import dev.flowtrail.benchmarks.bodies.FlowRequests;
import dev.flowtrail.benchmarks.bodies.Size;
import dev.flowtrail.benchmarks.load.Outcome;
import dev.flowtrail.benchmarks.load.Plan;
import dev.flowtrail.benchmarks.systems.WorkersApart;
import java.io.IOException;
import java.time.Duration;

/** Flows that wait because no worker runs, then are stored. */
final class BacklogRuns {

  private static final int CONNECTIONS = 64;
  private static final Duration AT_MOST = Duration.ofMinutes(5);

  private final WorkersApart deployment;
  private final Shared shared;
  private final Sending sending;

  BacklogRuns(WorkersApart deployment, Shared shared) {
    this.deployment = deployment;
    this.shared = shared;
    this.sending = new Sending(deployment);
  }

  void drain(Size size, long requests) throws IOException, InterruptedException {
    String prefix = deployment.name() + ".backlog" + size + ".";
    FlowRequests flows = FlowRequests.each(shared.bodies(), shared.newName(), size);
    Figures figures = shared.figures();
    deployment.stopWorkers();
    long redisBefore = deployment.redisBytes();
    Outcome outcome = sending.send(flows, Plan.closed(CONNECTIONS, requests, AT_MOST));
    double redisBytes = deployment.redisBytes() - redisBefore;
    figures.put(prefix + "acksPerSecond", outcome.perSecond());
    figures.put(prefix + "redisBytesPerFlow", redisBytes / outcome.acknowledged());
    try (Stretch stretch = new Stretch(deployment)) {
      deployment.startWorkers();
      Duration took = sending.awaitQueryable(flows, outcome);
      figures.put(prefix + "drainedPerSecond", outcome.acknowledged() * 1e9 / took.toNanos());
      figures.put(prefix + "putsPer1000", stretch.stored().count() * 1e3 / outcome.acknowledged());
    }
    shared.note(deployment, sending.check(flows, outcome));
  }
}
