package dev.flowtrail.samples.offers;

import static dev.flowtrail.sdk.Condition.atMost;
import static dev.flowtrail.sdk.Rule.rule;

import dev.flowtrail.sdk.Flow;
import dev.flowtrail.sdk.FlowTrail;
import dev.flowtrail.sdk.Outcome;
import dev.flowtrail.sdk.Submission;
import java.time.Duration;
import java.util.List;

/** Records one decision, and says where it can be looked at. */
public final class Main {
  private static final List<Offer> OFFERS =
      List.of(new Offer("A", 29.9, true), new Offer("B", 19.5, true), new Offer("C", 12, false));

  private Main() {}

  public static void main(String[] arguments) {
    try (FlowTrail trail = FlowTrail.builder().build()) {
      Flow flow = trail.createFlow("best_offer", "order-4711");
      flow.runStep("look", step -> step.capture("output", OFFERS));
      List<Offer> kept =
          flow.step(
              "apply_filters",
              step ->
                  step.filter(
                      "evaluations",
                      OFFERS,
                      Offer::id,
                      rule("max_price", Offer::price, atMost(25)),
                      rule("in_stock", Offer::inStock)));
      report(flow.finish("kept " + kept), trail);
    }
  }

  private static void report(Submission submission, FlowTrail trail) {
    if (submission.await(Duration.ofMinutes(1)) != Outcome.DELIVERED || !trail.losses().isEmpty()) {
      System.err.println(submission + ", losses: " + trail.losses());
      System.exit(1);
    }
    System.out.println(submission.dashboardUrl());
  }

  record Offer(String id, double price, boolean inStock) {}
}
