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
  private static final Duration STALLED = Duration.ofSeconds(60);
  private static final int CONNECTIONS = 64;
  private static final int POLL_MILLIS = 50;

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
    awaitCompleted(name, flows);
    double seconds = (System.nanoTime() - begin) / 1e9;
    verify(name, flows);
    return flows / seconds;
  }

  private void awaitCompleted(String name, long flows) throws IOException, InterruptedException {
    long lastProgress = System.nanoTime();
    long completed = stored.countCompleted(name);
    while (completed < flows) {
      if (System.nanoTime() - lastProgress > STALLED.toNanos()) {
        throw new IOException("only %d of %d flows are whole".formatted(completed, flows));
      }
      Thread.sleep(POLL_MILLIS);
      long now = stored.countCompleted(name);
      lastProgress = now > completed ? System.nanoTime() : lastProgress;
      completed = now;
    }
  }

  private void verify(String name, long flows) throws IOException, InterruptedException {
    long waited = System.nanoTime();
    List<Listed> listed = stored.list(name);
    // The end of a flow may come before its last piece.
    while (incomplete(listed) > 0 && System.nanoTime() - waited < STALLED.toNanos()) {
      Thread.sleep(POLL_MILLIS);
      listed = stored.list(name);
    }
    long missing = Math.max(flows - listed.size(), 0);
    shared.note(
        deployment,
        new Check.Verdict(missing + incomplete(listed), Math.max(listed.size() - flows, 0)));
  }

  private static long incomplete(List<Listed> flows) {
    return flows.stream().filter(flow -> flow.observations() != SteppedFlow.OBSERVATIONS).count();
  }

  private void put(String name, double value) {
    shared.figures().put(deployment.name() + ".pieces." + name, value);
  }
}
