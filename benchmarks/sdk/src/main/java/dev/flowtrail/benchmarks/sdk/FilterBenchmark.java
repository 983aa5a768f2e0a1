package dev.flowtrail.benchmarks.sdk;

import static dev.flowtrail.sdk.Condition.atLeast;
import static dev.flowtrail.sdk.Condition.between;
import static dev.flowtrail.sdk.Condition.is;
import static dev.flowtrail.sdk.Rule.rule;

import dev.flowtrail.benchmarks.sdk.Values.Product;
import dev.flowtrail.sdk.Flow;
import dev.flowtrail.sdk.FlowTrail;
import dev.flowtrail.sdk.Step;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Four rules about 5,000 candidates, recorded, and as the plain loop that runs when it is off. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class FilterBenchmark {
  private static final List<Product> PRODUCTS = Values.products(5_000);

  private final FlowTrail off = FlowTrail.builder().enabled(false).build();
  private WorkingTrail trail;

  @Setup
  public void start() {
    trail = new WorkingTrail();
  }

  @TearDown
  public void stop() throws IOException {
    trail.close();
  }

  @Benchmark
  public List<Product> recorded() {
    Flow flow = trail.createFlow();
    List<Product> kept = filter(flow.createStep("apply_filters"));
    flow.finish();
    return kept;
  }

  @Benchmark
  public List<Product> loop() {
    return filter(off.createFlow("benchmark").createStep("apply_filters"));
  }

  private static List<Product> filter(Step step) {
    return step.filter(
        "evaluations",
        PRODUCTS,
        Product::asin,
        rule("min_rating", Product::rating, atLeast(3.8)),
        rule("price", Product::price, between(12.5, 50)),
        rule("reviews", Product::reviews, atLeast(100)),
        rule("market", Product::market, is("DE")));
  }
}
