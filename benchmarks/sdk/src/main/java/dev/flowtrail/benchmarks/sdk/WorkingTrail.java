package dev.flowtrail.benchmarks.sdk;

import dev.flowtrail.sdk.Flow;
import dev.flowtrail.sdk.FlowTrail;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * A trail whose sender has something to do all the time: 200 flows a second, each with 20 small
 * observations. The flows of the benchmark are not sent, by sampling: they come so fast that no
 * sender could take them, and what is dropped costs less than what is kept.
 */
final class WorkingTrail implements AutoCloseable {
  private static final int FLOWS_PER_SECOND = 200;
  private static final int OBSERVATIONS = 20;

  private final FaultyServer server = new FaultyServer(Fault.NONE);
  private final ScheduledExecutorService others = Executors.newSingleThreadScheduledExecutor();
  private final FlowTrail trail =
      FlowTrail.builder().endpoint(server.address()).sampleFlows(0).shutdownHook(false).build();

  private final ScheduledFuture<?> sending;

  WorkingTrail() {
    long pauseMicros = TimeUnit.SECONDS.toMicros(1) / FLOWS_PER_SECOND;
    sending = others.scheduleAtFixedRate(this::sendOne, 0, pauseMicros, TimeUnit.MICROSECONDS);
  }

  Flow createFlow() {
    return trail.createFlow("benchmark");
  }

  /** One that failed is sent. */
  private void sendOne() {
    Flow flow = trail.createFlow("others");
    flow.runStep(
        "capture",
        step -> {
          for (int i = 0; i < OBSERVATIONS; i++) {
            step.capture("value", Values.SMALL_MAP);
          }
        });
    flow.fail("so that it is sent");
  }

  /** Also finds out whether the figures can be believed. */
  @Override
  public void close() throws IOException {
    sending.cancel(false);
    others.shutdown();
    trail.flush(Duration.ofSeconds(10));
    if (!trail.losses().isEmpty() || trail.delivered() == 0) {
      throw new IllegalStateException(
          "expected flows to be sent and nothing to be lost but %d were sent and lost were %s"
              .formatted(trail.delivered(), trail.losses()));
    }
    trail.close();
    server.close();
  }
}
