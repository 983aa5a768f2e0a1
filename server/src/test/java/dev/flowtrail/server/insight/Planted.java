package dev.flowtrail.server.insight;

import static dev.flowtrail.sdk.Condition.atLeast;
import static dev.flowtrail.sdk.Condition.between;
import static dev.flowtrail.sdk.Condition.oneOf;
import static dev.flowtrail.sdk.Rule.rule;

import dev.flowtrail.sdk.Flow;
import dev.flowtrail.sdk.FlowTrail;
import dev.flowtrail.sdk.Ranked;
import dev.flowtrail.sdk.Rules;
import dev.flowtrail.sdk.Scored;
import dev.flowtrail.sdk.Submission;
import dev.flowtrail.server.Api;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A pipeline that the SDK records, whose every decision plain arithmetic knows beforehand. */
final class Planted {

  /** How many of the ranked are on the shortlist. */
  static final int PLACES = 5;

  private static final Rules<Product> RULES =
      Rules.of(
          rule("min_rating", Product::rating, atLeast(3.8)),
          rule("price", Product::price, between(12.5, 50)),
          rule("market", Product::market, oneOf("DE", "AT")));

  private Planted() {}

  record Product(String id, double rating, double price, String market) {

    static Product random(Random random, int number) {
      return new Product(
          "B" + number,
          random.nextInt(25, 51) / 10.0,
          random.nextInt(500, 7_000) / 100.0,
          List.of("DE", "AT", "FR").get(random.nextInt(3)));
    }

    List<String> failedRules() {
      List<String> failed = new ArrayList<>();
      if (rating < 3.8) {
        failed.add("min_rating");
      }
      if (price < 12.5 || price > 50) {
        failed.add("price");
      }
      if (market.equals("FR")) {
        failed.add("market");
      }
      return failed;
    }
  }

  static List<Product> products(long seed) {
    Random random = new Random(seed);
    List<Product> products = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      products.add(Product.random(random, i));
    }
    return products;
  }

  /** Runs the pipeline once and waits until its flow is stored; the flow's id. */
  static String record(Api api, List<Product> products) {
    try (FlowTrail trail = FlowTrail.builder().endpoint(api.address().toString()).build()) {
      Submission submission = trail.flow("planted", flow -> decide(flow, products));
      return api.awaitVisible(submission.flowId().toString());
    }
  }

  private static Submission decide(Flow flow, List<Product> products) {
    List<Product> found =
        flow.step("search", step -> step.retrieve("found", products, Product::id));
    List<Product> kept =
        flow.step("apply_rules", step -> step.filter("evaluations", found, Product::id, RULES));
    List<Scored<Product>> scored =
        flow.step(
            "score", step -> step.score("scores", kept, Product::id, p -> p.rating() / p.price()));
    List<Ranked<Product>> shortlist =
        flow.step("rank", step -> step.rank("ranking", scored, Product::id, PLACES));
    flow.step("pick", step -> step.select("choice", shortlist, Product::id));
    return flow.finish();
  }
}
