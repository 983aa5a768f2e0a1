package dev.flowtrail.benchmarks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.flowtrail.sdk.Flow;
import dev.flowtrail.sdk.FlowTrail;
import dev.flowtrail.sdk.Step;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** What the host pays for capturing a small map, while a sender is at work. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class CaptureBenchmark {

  private static final int CAPTURES_PER_FLOW = 500;
  private static final Map<String, Object> VALUE =
      Map.of("asin", "B0XYZ123", "price", 29.99, "rating", 4.4, "qualified", true);

  private final ObjectMapper mapper = new ObjectMapper();
  private HttpServer server;
  private FlowTrail trail;
  private Flow flow;
  private Step step;
  private int captures;

  @Setup
  public void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
          exchange.sendResponseHeaders(202, -1);
          exchange.close();
        });
    server.start();
    trail =
        FlowTrail.builder().endpoint("http://localhost:" + server.getAddress().getPort()).build();
    beginFlow();
  }

  private void beginFlow() {
    flow = trail.createFlow("benchmark");
    step = flow.createStep("capture");
    captures = 0;
  }

  @TearDown
  public void stop() {
    trail.close();
    server.stop(0);
  }

  @Benchmark
  public void capture() {
    step.capture("value", VALUE);
    if (++captures == CAPTURES_PER_FLOW) {
      flow.finish();
      beginFlow();
    }
  }

  /** The yardstick: nobody can keep a snapshot for less than encoding it. */
  @Benchmark
  public byte[] encodeOnly() throws JsonProcessingException {
    return mapper.writeValueAsBytes(VALUE);
  }
}
