package dev.flowtrail.demo;

import dev.flowtrail.demo.decision.Decided;
import dev.flowtrail.sdk.Outcome;
import dev.flowtrail.sdk.Problem;
import dev.flowtrail.sdk.Submission;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** Waits for the deliveries and tells what was decided, or what stood in the way. */
record Report(List<Decided> decisions, Duration patience) {

  /** Prints each decision with its link; returns whether all were delivered. */
  boolean print(PrintStream out, PrintStream err) {
    decisions.stream().filter(this::delivered).forEach(decided -> tell(decided, out));
    List<Submission> missing =
        decisions.stream().filter(decided -> !delivered(decided)).map(Decided::submission).toList();
    missing.stream().findFirst().ifPresent(first -> complain(first, missing.size(), err));
    return missing.isEmpty();
  }

  private boolean delivered(Decided decided) {
    return decided.submission().await(patience) == Outcome.DELIVERED;
  }

  private static void tell(Decided decided, PrintStream out) {
    out.println(decided.submission().flowName() + ": " + decided.sentence());
    out.println("  " + decided.submission().dashboardUrl());
  }

  private void complain(Submission first, int missing, PrintStream err) {
    err.println(
        "%d of %d flows were not delivered to %s: %s"
            .formatted(missing, decisions.size(), server(first), problem(first)));
    err.println("Is the server running? Start it with: make dev");
  }

  private static URI server(Submission submission) {
    return submission.dashboardUrl().resolve("/");
  }

  private static String problem(Submission submission) {
    return submission.problem().map(Problem::toString).orElse("still waiting for an answer");
  }
}
