package dev.flowtrail.server.ingest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import dev.flowtrail.benchmarks.Documents;
import dev.flowtrail.protocol.Limits;
import dev.flowtrail.server.http.SharedHeap;
import dev.flowtrail.server.payload.BlobStore;
import dev.flowtrail.server.payload.FileBlobStore;
import dev.flowtrail.server.payload.Frame;
import dev.flowtrail.server.queue.Submission;
import dev.flowtrail.server.queue.Submission.Origin;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
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

  private final JsonFactory json = new JsonFactory();
  private BlobStore blobs;
  private FlowDecoder decoder;
  private byte[] body;

  /** About 2.5 KB, 205 KB and 20 MB. */
  @Param({"7", "700", "70000"})
  public int candidates;

  @Setup
  public void makeBody() throws IOException {
    body = Documents.flowWith(candidates);
    blobs = new FileBlobStore(Files.createTempDirectory("flowtrail-benchmark"));
    decoder = new FlowDecoder(Limits.DEFAULT, () -> ObjectDraft.begin(blobs, Instant.EPOCH));
  }

  /** With the disk's part in it where the submission is too large for the queue. */
  @Benchmark
  public Submission decode() throws IOException {
    Submission submission =
        decoder.decode(
            new Origin(1, "key"),
            new ByteArrayInputStream(body),
            new HeapNeed(SharedHeap.ofThisProcess(5)));
    if (submission.objectKey() != null) {
      blobs.delete(submission.objectKey());
    }
    return submission;
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
