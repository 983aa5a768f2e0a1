package dev.flowtrail.benchmarks.suite;

import dev.flowtrail.benchmarks.bodies.FlowRequests;
import dev.flowtrail.benchmarks.load.HttpConnection;
import dev.flowtrail.benchmarks.load.Load;
import dev.flowtrail.benchmarks.load.Outcome;
import dev.flowtrail.benchmarks.load.Plan;
import dev.flowtrail.benchmarks.systems.Deployment;
import java.io.IOException;
import java.time.Duration;

/** Sends flows to a deployment, waits until they can be found, and looks whether all are there. */
final class Sending {

  /** A worker that makes no progress for so long has stopped. */
  private static final Duration STALLED = Duration.ofSeconds(60);

  private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);
  private static final int POLL_MILLIS = 50;

  /** Asking costs the server something: it is not asked again before so many times that. */
  private static final int POLL_COST_FACTOR = 10;

  private final Deployment deployment;
  private final StoredFlows stored;

  Sending(Deployment deployment) {
    this.deployment = deployment;
    this.stored = new StoredFlows(deployment.api());
  }

  Outcome send(FlowRequests flows, Plan plan) throws IOException, InterruptedException {
    Outcome outcome = Load.run(() -> new HttpConnection(deployment.api()), flows, plan);
    if (outcome.refused() > 0) {
      throw new IOException(
          "%d of %d requests were not accepted"
              .formatted(outcome.refused(), outcome.refused() + outcome.acknowledged()));
    }
    return outcome;
  }

  /**
   * Waits until readers find all that was acknowledged.
   *
   * @return how long that took from now
   */
  Duration awaitQueryable(FlowRequests flows, Outcome outcome)
      throws IOException, InterruptedException {
    return awaitQueryable(flows, Check.ids(outcome).size());
  }

  private Duration awaitQueryable(FlowRequests flows, long expected)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    long lastProgress = start;
    long lastCount = -1;
    while (true) {
      long asked = System.nanoTime();
      long count = stored.count(flows.name());
      long now = System.nanoTime();
      if (count >= expected) {
        return Duration.ofNanos(now - start);
      }
      lastProgress = count > lastCount ? now : lastProgress;
      lastCount = count;
      if (now - lastProgress > STALLED.toNanos() || now - start > LONGEST_WAIT.toNanos()) {
        throw new IOException("only %d of %d flows can be found".formatted(count, expected));
      }
      long costMillis = Duration.ofNanos(now - asked).toMillis();
      Thread.sleep(Math.max(POLL_MILLIS, costMillis * POLL_COST_FACTOR));
    }
  }

  Check.Verdict check(FlowRequests flows, Outcome outcome)
      throws IOException, InterruptedException {
    return new Check(stored, flows).of(outcome);
  }
}
