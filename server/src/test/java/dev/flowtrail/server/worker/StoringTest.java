package dev.flowtrail.server.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flowtrail.server.database.TestDatabase;
import dev.flowtrail.server.payload.BlobStore;
import dev.flowtrail.server.payload.BlobStore.Listed;
import dev.flowtrail.server.payload.FileBlobStore;
import dev.flowtrail.server.payload.Frame;
import dev.flowtrail.server.queue.Claim;
import dev.flowtrail.server.queue.Inbox;
import dev.flowtrail.server.queue.ObjectReference;
import dev.flowtrail.server.queue.Policies;
import dev.flowtrail.server.queue.PostgresInbox;
import dev.flowtrail.server.queue.StagedDocument;
import dev.flowtrail.server.queue.StagedFlow.ObjectFrame;
import dev.flowtrail.server.queue.StagedFlowCodec;
import dev.flowtrail.server.queue.Submission;
import dev.flowtrail.server.queue.Submission.Origin;
import dev.flowtrail.server.queue.Submissions;
import dev.flowtrail.server.queue.Traffic;
import dev.flowtrail.server.store.FlowStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoringTest {

  private static final TestDatabase DATABASE = TestDatabase.create();

  @TempDir Path folder;
  private PostgresInbox inbox;
  private BlobStore blobs;

  @AfterAll
  static void close() {
    DATABASE.close();
  }

  @BeforeEach
  void open() throws IOException {
    DATABASE.clearQueue();
    DATABASE
        .jdbi()
        .useHandle(handle -> handle.execute("truncate flow, step, observation, segment"));
    inbox = new PostgresInbox(DATABASE.jdbi(), Policies.ROOMY, System::nanoTime);
    blobs = new FileBlobStore(folder);
  }

  @AfterEach
  void closeInbox() {
    inbox.close();
  }

  private Storing storing(Inbox queue, BlobStore payloads) {
    return storing(queue, payloads, new Traffic(System::nanoTime));
  }

  private static Storing storing(Inbox queue, BlobStore payloads, Traffic traffic) {
    return new Storing(queue, payloads, new FlowStore(DATABASE.jdbi()), traffic, Clock.systemUTC());
  }

  private void accept(int count) {
    IntStream.range(0, count).forEach(i -> inbox.accept(Submissions.of("key-" + i)));
  }

  /** As if all leases and delays were over. */
  private List<Claim> claimAll() {
    DATABASE.jdbi().useHandle(handle -> handle.execute("update inbox set available_at = now()"));
    return inbox.claim(1_000, Long.MAX_VALUE, Duration.ofMinutes(1));
  }

  private static long count(String what) {
    return DATABASE
        .jdbi()
        .withHandle(
            handle -> handle.select("select count(*) from " + what).mapTo(Long.class).one());
  }

  @Test
  void batchBecomesOneSegment() {
    accept(50);
    storing(inbox, blobs).store(claimAll());
    assertThat(count("flow")).isEqualTo(50);
    assertThat(count("segment")).isEqualTo(1);
    assertThat(count("inbox")).isZero();
  }

  /** Questions wait for traffic; a worker that looks in vain shall not keep them waiting. */
  @Test
  void onlyWhatIsStoredIsTraffic() {
    Traffic traffic = new Traffic(() -> 0);
    Storing storing = storing(inbox, blobs, traffic);
    storing.store(claimAll());
    assertThat(traffic.isFlowing()).isFalse();
    accept(1);
    storing.store(claimAll());
    assertThat(traffic.isFlowing()).isTrue();
  }

  @Test
  void unreadableSubmissionIsSetAsideAndItsNeighboursAreStored() {
    accept(20);
    DATABASE
        .jdbi()
        .useHandle(handle ->
            handle.execute("update inbox set submission = '\\x01ff' where key = 'key-7'"));
    storeUntilBuried(19);
  }

  @Test
  void submissionThatTheStoreRefusesIsSetAsideAndItsNeighboursAreStored() {
    accept(20);
    try {
      DATABASE
          .jdbi()
          .useHandle(handle ->
              handle.execute("alter table flow add constraint refused check (name <> 'key-7')"));
      storeUntilBuried(19);
    } finally {
      DATABASE
          .jdbi()
          .useHandle(handle -> handle.execute("alter table flow drop constraint refused"));
    }
  }

  private void storeUntilBuried(int neighbours) {
    for (int attempt = 1; attempt <= Backoff.MAX_ATTEMPTS; attempt++) {
      assertThat(count("inbox where dead_at is not null")).isZero();
      storing(inbox, blobs).store(claimAll());
      assertThat(count("flow")).isEqualTo(neighbours);
    }
    assertThat(count("inbox where dead_at is not null and key = 'key-7'")).isEqualTo(1);
    assertThat(count("inbox")).isEqualTo(1);
  }

  @Test
  void neighboursOfAPoisonShareFewSegments() {
    accept(64);
    DATABASE
        .jdbi()
        .useHandle(
            handle -> handle.execute("update inbox set submission = '\\x' where key = 'key-40'"));
    storing(inbox, blobs).store(claimAll());
    assertThat(count("flow")).isEqualTo(63);
    assertThat(count("segment")).isLessThanOrEqualTo(6);
  }

  @Test
  void objectOfALargeSubmissionIsASegmentAsItIs() throws IOException {
    inbox.accept(inObject("key-0"));
    storing(inbox, blobs).store(claimAll());
    assertThat(count("segment")).isEqualTo(1);
    assertThat(count("segment where object_key = 'segments/key-0' and bytes = 1000")).isEqualTo(1);
    assertThat(count("observation where frame_offset = 7 and frame_bytes = 8")).isEqualTo(1);
    assertThat(blobs.list("", "", 10)).extracting(Listed::key).containsExactly("segments/key-0");
  }

  private Submission inObject(String key) throws IOException {
    return inObject(key, 100);
  }

  /** As the door makes it, with a frame that nobody reads here. */
  private Submission inObject(String key, int headBytes) throws IOException {
    byte[] head =
        StagedFlowCodec.encodeHead(
            new StagedDocument.Whole(
                Submissions.document(new Origin(Submissions.TEAM, key), "[1]")),
            List.of(new ObjectFrame(7, 8, 9)));
    byte[] frame = Frame.compress(head);
    blobs.put("segments/" + key, frame);
    ObjectFrame place = new ObjectFrame(0, frame.length, Frame.crc32c(frame));
    return Submissions.inObject(
        key, new ObjectReference("segments/" + key, 1000, place, headBytes));
  }

  @Test
  void carriedAndReferredSubmissionsAreStoredTogether() throws IOException {
    accept(3);
    inbox.accept(inObject("key-3"));
    inbox.accept(inObject("key-4"));
    storing(inbox, blobs).store(claimAll());
    assertThat(count("flow")).isEqualTo(5);
    assertThat(count("observation")).isEqualTo(5);
    assertThat(count("segment")).isEqualTo(3);
    assertThat(count("inbox")).isZero();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void submissionWithoutItsObjectIsSetAsideAndItsNeighboursAreStored(boolean damaged)
      throws IOException {
    accept(7);
    inbox.accept(inObject("key-7"));
    blobs.delete("segments/key-7");
    if (damaged) {
      blobs.put("segments/key-7", new byte[1000]);
    }
    storeUntilBuried(7);
    assertThat(inbox.deadLetters(1, null).getFirst().error()).contains("segments/key-7");
  }

  @Test
  void headsThatDoNotFitIntoMemoryTogetherAreStoredOneAfterTheOther() throws IOException {
    for (int i = 0; i < 3; i++) {
      inbox.accept(inObject("key-" + i, 10 << 20));
    }
    List<Claim> batch = claimAll();
    assertThat(Portions.of(batch)).hasSize(3).allMatch(portion -> portion.size() == 1);
    storing(inbox, blobs).store(batch);
    assertThat(count("flow")).isEqualTo(3);
  }

  @Test
  void flowsWithoutDataNeedNoSegment() {
    inbox.accept(Submissions.withoutData("key"));
    storing(inbox, blobs).store(claimAll());
    assertThat(count("flow")).isEqualTo(1);
    assertThat(count("segment")).isZero();
  }

  @Test
  void outageOfThePayloadStoreLosesNothingAndBuriesNothing() {
    accept(10);
    BlobStore out = new SwitchedBlobs(blobs).store();
    for (int attempt = 0; attempt < 3 * Backoff.MAX_ATTEMPTS; attempt++) {
      storing(inbox, out).store(claimAll());
    }
    assertThat(count("inbox where dead_at is null")).isEqualTo(10);
    assertThat(claimAll()).allMatch(claim -> claim.attempt() == 1);
    storing(inbox, blobs).store(claimAll());
    assertThat(count("flow")).isEqualTo(10);
    assertThat(count("inbox")).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void processThatDiesAnywhereLeavesItsWorkToTheNext(Death death) {
    accept(10);
    DyingProcess process = new DyingProcess(death, inbox, blobs);
    assertThatThrownBy(() -> storing(process.inbox(), process.blobs()).store(claimAll()))
        .isInstanceOf(DyingProcess.Dead.class);
    storing(inbox, blobs).store(claimAll());
    assertThat(count("flow")).isEqualTo(10);
    assertThat(count("step")).isEqualTo(10);
    assertThat(count("observation")).isEqualTo(10);
    assertThat(count("inbox")).isZero();
  }

  /** Between which two writes a process dies. */
  enum Death {
    BEFORE_PUT,
    AFTER_PUT,
    AFTER_SAVE,
    AFTER_COMPLETE
  }
}
