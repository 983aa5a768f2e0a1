package dev.flowtrail.server.ingest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import dev.flowtrail.benchmarks.Documents;
import dev.flowtrail.protocol.Limits;
import dev.flowtrail.server.payload.Frame;
import dev.flowtrail.server.queue.Submission;
import dev.flowtrail.server.queue.Submission.Origin;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What the door does with a body, beside the two things that it cannot do without. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class DecodeBenchmark {

  private final FlowDecoder decoder = new FlowDecoder(Limits.DEFAULT);
  private final JsonFactory json = new JsonFactory();
  private byte[] body;

  /** About 2.5 KB, 205 KB and 20 MB. */
  @Param({"7", "700", "70000"})
  public int candidates;

  @Setup
  public void makeBody() {
    body = Documents.flowWith(candidates);
  }

  @Benchmark
  public Submission decode() {
    return decoder.decode(new Origin(1, "key"), new ByteArrayInputStream(body));
  }

  /** The yardstick: reading every token and compressing every byte. */
  @Benchmark
  public byte[] scanAndCompressOnly() throws IOException {
    try (JsonParser parser = json.createParser(body)) {
      while (parser.nextToken() != null) {
        parser.getTextLength();
      }
    }
    return Frame.compress(body);
  }
}
