package dev.flowtrail.benchmarks.suite;

import dev.flowtrail.benchmarks.bodies.SteppedFlow;
import dev.flowtrail.benchmarks.load.HttpConnection;
import dev.flowtrail.benchmarks.load.Load;
import dev.flowtrail.benchmarks.load.Outcome;
import dev.flowtrail.benchmarks.load.Plan;
import dev.flowtrail.benchmarks.load.Requests;
import dev.flowtrail.benchmarks.suite.StoredFlows.Listed;
import dev.flowtrail.benchmarks.systems.Deployment;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * The same flows pushed piece by piece and sent whole. Many connections take the pieces as they
 * come, so that those of one flow arrive at once and in no order.
 */
final class EventRuns {

  private static final Duration AT_MOST = Duration.ofMinutes(3);
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final int CONNECTIONS = 64;
  private static final Duration PAUSE = Duration.ofMillis(50);

  private final Deployment deployment;
  private final StoredFlows stored;
  private final Shared shared;

  EventRuns(Deployment deployment, Shared shared) {
    this.deployment = deployment;
    this.stored = new StoredFlows(deployment.api());
    this.shared = shared;
  }

  /** Both ways, after a fifth of each to warm up. */
  void all(long flows) throws IOException, InterruptedException {
    whole(flows / 5 + 1);
    pushed(flows / 5 + 1);
    put("wholeFlowsPerSecond", whole(flows));
    double perSecond = pushed(flows);
    put("pushedFlowsPerSecond", perSecond);
    put("eventsPerSecond", perSecond * SteppedFlow.EVENTS);
  }

  private double whole(long flows) throws IOException, InterruptedException {
    String name = shared.newName();
    return storedPerSecond(name, flows, number -> new SteppedFlow(name, number).whole(), flows);
  }

  private double pushed(long flows) throws IOException, InterruptedException {
    String name = shared.newName();
    return storedPerSecond(
        name,
        flows,
        number ->
            new SteppedFlow(name, number / SteppedFlow.PUSHES)
                .push((int) (number % SteppedFlow.PUSHES)),
        flows * SteppedFlow.PUSHES);
  }

  /** Until the last of them is there as a whole. */
  private double storedPerSecond(String name, long flows, Requests requests, long count)
      throws IOException, InterruptedException {
    long begin = System.nanoTime();
    Outcome outcome =
        Load.run(
            () -> new HttpConnection(deployment.api()),
            requests,
            Plan.closed(CONNECTIONS, count, AT_MOST));
    if (outcome.acknowledged() < count) {
      throw new IOException("%d of %d were accepted".formatted(outcome.acknowledged(), count));
    }
    Questions.await(PATIENCE, PAUSE, () -> stored.countCompleted(name) >= flows);
    double seconds = (System.nanoTime() - begin) / 1e9;
    verify(name, flows);
    return flows / seconds;
  }

  /** The end of a flow may come before its last piece. */
  private void verify(String name, long flows) throws IOException, InterruptedException {
    Questions.await(PATIENCE, PAUSE, () -> incomplete(stored.list(name)) == 0);
    long found = stored.list(name).size();
    shared.note(
        deployment, new Check.Verdict(Math.max(flows - found, 0), Math.max(found - flows, 0)));
  }

  private static long incomplete(List<Listed> flows) {
    return flows.stream().filter(flow -> flow.observations() != SteppedFlow.OBSERVATIONS).count();
  }

  private void put(String name, double value) {
    shared.figures().put(deployment.name() + ".pieces." + name, value);
  }
}
