package dev.flowtrail.benchmarks.sdk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.flowtrail.sdk.Flow;
import dev.flowtrail.sdk.FlowTrail;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
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

/**
 * A step with two observations, and a span that carries the same JSON as an attribute and in an
 * event; of a small map, and of a record. Neither is sent: the spans go through the batch processor
 * to an exporter that forgets them. Its queue is long enough that hardly any is dropped, which
 * would cost less; were some, that is said.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class StepBenchmark {
  private static final int STEPS_PER_FLOW = 100;
  private static final int LONG_QUEUE = 1 << 16;
  private static final AttributeKey<String> INPUT = AttributeKey.stringKey("input");
  private static final AttributeKey<String> OUTPUT = AttributeKey.stringKey("output");

  private final ObjectMapper mapper = new ObjectMapper();
  private final Flow off = FlowTrail.builder().enabled(false).build().createFlow("off");
  private final ForgettingExporter exporter = new ForgettingExporter();
  private WorkingTrail trail;
  private SdkTracerProvider tracing;
  private Tracer tracer;
  private Flow flow;
  private int steps;
  private long spans;

  @Setup
  public void start() {
    trail = new WorkingTrail();
    tracing =
        SdkTracerProvider.builder()
            .addSpanProcessor(
                BatchSpanProcessor.builder(exporter).setMaxQueueSize(LONG_QUEUE).build())
            .build();
    tracer = tracing.get("benchmark");
    beginFlow();
  }

  @TearDown
  public void stop() throws IOException {
    tracing.close();
    trail.close();
    if (exporter.taken() < spans) {
      System.out.printf("Of %d spans %d were dropped.%n", spans, spans - exporter.taken());
    }
  }

  private void beginFlow() {
    flow = trail.createFlow();
    steps = 0;
  }

  @Benchmark
  public void step() {
    recordTwice(Values.SMALL_MAP);
  }

  @Benchmark
  public void stepOfRecords() {
    recordTwice(Values.PRODUCT);
  }

  private void recordTwice(Object value) {
    flow.createStep("step").capture("input", value).capture("output", value).finish("done");
    if (++steps == STEPS_PER_FLOW) {
      flow.finish();
      beginFlow();
    }
  }

  /** The same where recording is off. */
  @Benchmark
  public void stepOff() {
    off.createStep("step")
        .capture("input", Values.SMALL_MAP)
        .capture("output", Values.SMALL_MAP)
        .finish("done");
  }

  @Benchmark
  public void span() throws JsonProcessingException {
    traceTwice(Values.SMALL_MAP);
  }

  @Benchmark
  public void spanOfRecords() throws JsonProcessingException {
    traceTwice(Values.PRODUCT);
  }

  private void traceTwice(Object value) throws JsonProcessingException {
    Span span = tracer.spanBuilder("step").startSpan();
    span.setAttribute(INPUT, mapper.writeValueAsString(value));
    span.addEvent("output", Attributes.of(OUTPUT, mapper.writeValueAsString(value)));
    span.end();
    spans++;
  }
}
