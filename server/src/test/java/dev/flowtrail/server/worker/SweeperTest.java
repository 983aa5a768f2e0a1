package dev.flowtrail.server.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flowtrail.server.database.TestDatabase;
import dev.flowtrail.server.payload.BlobStore;
import dev.flowtrail.server.payload.BlobStore.Listed;
import dev.flowtrail.server.payload.FileBlobStore;
import dev.flowtrail.server.queue.Claim;
import dev.flowtrail.server.queue.Inbox;
import dev.flowtrail.server.queue.ObjectReference;
import dev.flowtrail.server.queue.PostgresInbox;
import dev.flowtrail.server.queue.QueuePolicy;
import dev.flowtrail.server.queue.StagedFlow.ObjectFrame;
import dev.flowtrail.server.queue.Submissions;
import dev.flowtrail.server.store.FlowStore;
import dev.flowtrail.server.store.FlowStore.NewSegment;
import dev.flowtrail.server.store.RegisteredSegments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweeperTest {

  private static final Duration AGE = Duration.ofHours(24);
  private static final String OBJECT = "segments/2026/01/05/a";

  private final TestDatabase database = TestDatabase.create();
  private final Inbox inbox =
      new PostgresInbox(
          database.jdbi(), new QueuePolicy(1_000, 1 << 30, Duration.ofHours(24)), System::nanoTime);

  @TempDir Path folder;
  private BlobStore blobs;
  private Sweeper sweeper;

  @BeforeEach
  void open() throws IOException {
    blobs = new FileBlobStore(folder);
    sweeper = new Sweeper(inbox, blobs, new RegisteredSegments(database.jdbi()), AGE);
  }

  @AfterEach
  void close() {
    sweeper.close();
    inbox.close();
    database.close();
  }

  private void putOld(String key) throws IOException {
    blobs.put(key, new byte[9]);
    makeOld(folder.resolve(key));
  }

  private static void makeOld(Path file) throws IOException {
    Files.setLastModifiedTime(
        file, FileTime.from(Instant.now().minus(AGE).minus(Duration.ofMinutes(1))));
  }

  private List<String> keys() throws IOException {
    return blobs.list("", "", 10_000).stream().map(Listed::key).toList();
  }

  @Test
  void oldObjectThatNobodyRefersToIsRemoved() throws IOException {
    putOld(OBJECT);
    assertThat(sweeper.sweep()).isEqualTo(1);
    assertThat(keys()).isEmpty();
  }

  @Test
  void youngObjectStays() throws IOException {
    blobs.put(OBJECT, new byte[9]);
    assertThat(sweeper.sweep()).isZero();
    assertThat(keys()).containsExactly(OBJECT);
  }

  @Test
  void segmentOfAStoredFlowStays() throws IOException {
    putOld(OBJECT);
    new FlowStore(database.jdbi())
        .save(List.of(new NewSegment(OBJECT, 9, Instant.EPOCH)), List.of());
    assertThat(sweeper.sweep()).isZero();
    assertThat(keys()).containsExactly(OBJECT);
  }

  @Test
  void objectThatSomethingInTheQueueRefersToStays() throws IOException {
    putOld(OBJECT);
    inbox.accept(
        Submissions.inObject("key", new ObjectReference(OBJECT, 9, new ObjectFrame(0, 9, 0), 100)));
    assertThat(sweeper.sweep()).isZero();
    Claim claim = inbox.claim(1, 1_000, Duration.ofHours(1)).getFirst();
    assertThat(sweeper.sweep()).isZero();
    inbox.bury(claim, "why");
    assertThat(sweeper.sweep()).isZero();
    inbox.discardDead(inbox.deadLetters(1, null).getFirst().id());
    assertThat(sweeper.sweep()).isEqualTo(1);
  }

  @Test
  void allPagesAreSwept() throws IOException {
    for (int i = 0; i < 1_100; i++) {
      Path file = folder.resolve("segments/2026/01/05/" + i);
      Files.createDirectories(file.getParent());
      Files.createFile(file);
      makeOld(file);
    }
    assertThat(sweeper.sweep()).isEqualTo(1_100);
    assertThat(keys()).isEmpty();
  }

  @Test
  void whatAKilledProcessWasWritingIsRemovedOnceItIsOld() throws IOException {
    Path left = folder.resolve("segments/a.1.unfinished");
    Files.createDirectories(left.getParent());
    Files.createFile(left);
    sweeper.sweep();
    assertThat(left).exists();
    makeOld(left);
    sweeper.sweep();
    assertThat(left).doesNotExist();
  }
}
