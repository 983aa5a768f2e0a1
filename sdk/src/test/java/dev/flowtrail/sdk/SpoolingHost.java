package dev.flowtrail.sdk;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** Finishes some flows, says when they are on disk, and lives on until it is killed. */
final class SpoolingHost {
  private SpoolingHost() {}

  /** Arguments: the server's address, the spool's folder, how many flows. */
  public static void main(String[] arguments) throws InterruptedException {
    FlowTrail trail =
        new FlowTrailBuilder(Map.of())
            .endpoint(arguments[0])
            .firstRetryDelay(Duration.ofHours(1))
            .maxRetryDelay(Duration.ofHours(1))
            .spool(Spool.in(Path.of(arguments[1])).everyFlow())
            .build();
    for (int i = 0; i < Integer.parseInt(arguments[2]); i++) {
      Submission submission = trail.createFlow("selection").finish();
      submission.await(Trails.PATIENCE);
      if (submission.outcome() != Outcome.SPOOLED) {
        throw new AssertionError(submission.toString());
      }
    }
    System.out.println("spooled");
    new CountDownLatch(1).await();
  }
}
