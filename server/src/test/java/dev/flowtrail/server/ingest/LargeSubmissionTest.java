package dev.flowtrail.server.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flowtrail.protocol.FlowDocument.Observation;
import dev.flowtrail.protocol.InvalidDocumentException;
import dev.flowtrail.protocol.Limits;
import dev.flowtrail.server.FlowText;
import dev.flowtrail.server.http.SharedHeap;
import dev.flowtrail.server.payload.BlobStore;
import dev.flowtrail.server.payload.FileBlobStore;
import dev.flowtrail.server.payload.Frame;
import dev.flowtrail.server.payload.FramePlace;
import dev.flowtrail.server.payload.PayloadUnavailableException;
import dev.flowtrail.server.queue.StagedData;
import dev.flowtrail.server.queue.StagedFlow.InObject;
import dev.flowtrail.server.queue.StagedFlow.ObjectFrame;
import dev.flowtrail.server.queue.Submission;
import dev.flowtrail.server.queue.Submission.Origin;
import dev.flowtrail.server.queue.Submissions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Submissions that are too large for the queue. */
class LargeSubmissionTest {

  private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");

  @TempDir Path folder;
  private BlobStore blobs;

  @BeforeEach
  void open() throws IOException {
    blobs = new FileBlobStore(folder);
  }

  private Submission decode(FlowText flow) {
    return decode(flow.toString());
  }

  private Submission decode(String body) {
    FlowDecoder decoder = new FlowDecoder(Limits.DEFAULT, () -> ObjectDraft.begin(blobs, NOON));
    return decoder.decode(
        new Origin(1, "key"),
        new ByteArrayInputStream(body.getBytes(UTF_8)),
        new HeapNeed(SharedHeap.ofThisProcess(5)));
  }

  /** Hardly to be compressed. */
  private static String numbers(int count) {
    return new Random(count).longs(count).mapToObj(Long::toString).collect(joining(",", "[", "]"));
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  private InObject read(Submission submission) {
    return Submissions.read(
        submission, reference -> Frame.decompress(bytes(reference.objectKey(), reference.head())));
  }

  private byte[] bytes(String key, ObjectFrame frame) {
    try {
      return new FramePlace(frame.offset(), frame.bytes(), frame.crc32c()).read(blobs, key);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> texts(Submission submission) {
    InObject flow = read(submission);
    return Submissions.whole(flow).steps().stream()
        .flatMap(step -> step.observations().stream())
        .map(Observation::data)
        .map(data -> text(flow, data))
        .toList();
  }

  private String text(InObject flow, StagedData data) {
    try (var in =
        Frame.decompressing(bytes(flow.objectKey(), flow.frames().get(data.place().frame())))) {
      in.skipNBytes(data.place().offset());
      return new String(in.readNBytes((int) data.bytes()), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void assertStoredInAnObject(List<String> data) throws IOException {
    FlowText flow = FlowText.named("selection");
    for (int i = 0; i < data.size(); i++) {
      flow = flow.observing("part-" + i, data.get(i));
    }
    Submission submission = decode(flow);
    assertThat(submission.bytes()).hasSizeLessThan(150);
    assertThat(submission.objectKey()).startsWith("segments/2026/01/05/");
    assertThat(files()).containsExactly(folder.resolve(submission.objectKey()));
    assertThat(read(submission).objectBytes()).isEqualTo(Files.size(files().getFirst()));
    assertThat(texts(submission)).isEqualTo(data);
  }

  @Test
  void oneLargeObservationGoesIntoAnObjectWhileItArrives() throws IOException {
    assertStoredInAnObject(List.of(numbers(200_000)));
  }

  @Test
  void smallAndLargeAreFoundWhicheverCameFirst() throws IOException {
    assertStoredInAnObject(
        List.of("1", numbers(2_000), "2", numbers(20_000), numbers(100), "3", numbers(1_000)));
  }

  @Test
  void manySmallObservationsGoIntoAnObjectTogether() throws IOException {
    assertStoredInAnObject(
        IntStream.range(200, 250).mapToObj(LargeSubmissionTest::numbers).toList());
  }

  @Test
  void headThatAloneIsTooLargeGoesIntoAnObject() throws IOException {
    assertStoredInAnObject(Stream.generate(() -> "7").limit(5_000).toList());
  }

  @Test
  void whatTheQueueCanCarryMakesNoObject() throws IOException {
    assertThat(decode(FlowText.of(numbers(2_000))).objectKey()).isNull();
    assertThat(files()).isEmpty();
  }

  @Test
  void documentThatTurnsOutToBeInvalidLeavesNothing() throws IOException {
    FlowText flow = FlowText.of(numbers(200_000)).observing("", "1");
    assertThatThrownBy(() -> decode(flow)).isInstanceOf(InvalidDocumentException.class);
    assertThat(files()).isEmpty();
  }

  @Test
  void bodyThatBreaksOffLeavesNothing() throws IOException {
    String body = FlowText.of(numbers(200_000)).toString();
    assertThatThrownBy(() -> decode(body.substring(0, body.length() - 100)))
        .isInstanceOf(RuntimeException.class);
    assertThat(files()).isEmpty();
  }

  @Test
  void payloadStoreThatTakesNothingIsNamed() throws IOException {
    Files.createFile(folder.resolve("segments"));
    assertThatThrownBy(() -> decode(FlowText.of(numbers(200_000))))
        .isInstanceOf(PayloadUnavailableException.class);
  }
}
