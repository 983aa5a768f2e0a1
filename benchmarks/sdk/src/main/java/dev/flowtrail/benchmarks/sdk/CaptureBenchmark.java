package dev.flowtrail.benchmarks.sdk;

import dev.flowtrail.sdk.Flow;
import dev.flowtrail.sdk.Step;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** What one capture of a small map costs its caller, while a sender is at work. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CaptureBenchmark {
  private static final int CAPTURES_PER_FLOW = 500;

  private WorkingTrail trail;
  private Flow flow;
  private Step step;
  private int captures;

  @Setup
  public void start() {
    trail = new WorkingTrail();
    beginFlow();
  }

  @TearDown
  public void stop() throws IOException {
    trail.close();
  }

  private void beginFlow() {
    flow = trail.createFlow();
    step = flow.createStep("capture");
    captures = 0;
  }

  @Benchmark
  public void capture() {
    step.capture("value", Values.SMALL_MAP);
    if (++captures == CAPTURES_PER_FLOW) {
      flow.finish();
      beginFlow();
    }
  }
}
