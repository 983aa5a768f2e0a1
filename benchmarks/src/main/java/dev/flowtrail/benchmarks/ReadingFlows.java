package dev.flowtrail.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import dev.flowtrail.protocol.FlowDocument;
import dev.flowtrail.protocol.FlowDocumentReader;
import dev.flowtrail.protocol.Limits;
import dev.flowtrail.protocol.MissingIds;
import java.io.IOException;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The door's pass over one flow with 50 candidates. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ReadingFlows {

  private static final JsonFactory JSON = new JsonFactory();
  private static final String NOW = "2026-01-05T10:00:00.000Z";

  private final byte[] document = document(50).getBytes(UTF_8);

  @Benchmark
  public FlowDocument<Integer> read() throws IOException {
    try (JsonParser parser = JSON.createParser(document)) {
      return new FlowDocumentReader<>(parser, Limits.DEFAULT, FixedIds.INSTANCE, ReadingFlows::skip)
          .read();
    }
  }

  /** What ids cost is not measured here. */
  private enum FixedIds implements MissingIds {
    INSTANCE;

    @Override
    public UUID flow() {
      return new UUID(0, 0);
    }

    @Override
    public UUID step(int index) {
      return new UUID(1, index);
    }

    @Override
    public UUID observation(int stepIndex, int index) {
      return new UUID(2 + stepIndex, index);
    }
  }

  private static int skip(JsonParser parser) throws IOException {
    parser.skipChildren();
    return 0;
  }

  private static String document(int candidates) {
    String data =
        IntStream.range(0, candidates)
            .mapToObj(
                "{\"asin\":\"B%04d\",\"metrics\":{\"price\":29.99},\"qualified\":true}"::formatted)
            .collect(Collectors.joining(",", "[", "]"));
    return """
    {"flow":{"name":"competitor_selection","createdAt":"%1$s","finishedAt":"%1$s"},
     "steps":[{"name":"apply_filters","version":1,"position":0,"createdAt":"%1$s",
       "startedAt":"%1$s","finishedAt":"%1$s","status":"completed","reason":"kept 12 of 50",
       "observations":[{"name":"evaluations","version":1,"data":%2$s}]}]}
    """
        .formatted(NOW, data);
  }
}
