package dev.flowtrail.demo;

import dev.flowtrail.demo.decision.Decided;
import dev.flowtrail.sdk.Outcome;
import dev.flowtrail.sdk.Problem;
import dev.flowtrail.sdk.Submission;
import java.io.PrintStream;
import java.time.Duration;

/** Tells what was decided and where to see it, or what stood in the way. */
record Report(PrintStream out, PrintStream err, Duration patience) {

  /** Waits for the delivery; returns whether there was one. */
  boolean tell(Decided decided) {
    Submission submission = decided.submission();
    if (submission.await(patience) != Outcome.DELIVERED) {
      complain(submission);
      return false;
    }
    out.println(submission.flowName() + ": " + decided.sentence());
    out.println("  " + submission.dashboardUrl());
    return true;
  }

  private void complain(Submission submission) {
    String problem = submission.problem().map(Problem::toString).orElse("no answer yet");
    err.println(
        "%s was not delivered to %s: %s"
            .formatted(submission.flowName(), submission.dashboardUrl().resolve("/"), problem));
    err.println("Is the server running? Start it with: make dev");
  }
}
