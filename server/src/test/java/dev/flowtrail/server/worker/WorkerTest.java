package dev.flowtrail.server.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flowtrail.server.Eventually;
import dev.flowtrail.server.database.TestDatabase;
import dev.flowtrail.server.payload.FileBlobStore;
import dev.flowtrail.server.queue.Policies;
import dev.flowtrail.server.queue.PostgresInbox;
import dev.flowtrail.server.queue.Submissions;
import dev.flowtrail.server.queue.Traffic;
import dev.flowtrail.server.store.FlowStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkerTest {

  private static final Worker.Batching SMALL = new Worker.Batching(1 << 20, Duration.ofMillis(10));

  @TempDir Path folder;

  private static long flows(TestDatabase database) {
    return database
        .jdbi()
        .withHandle(handle -> handle.select("select count(*) from flow").mapTo(Long.class).one());
  }

  @Test
  void everythingIsStoredOnceThePayloadStoreIsBack() throws IOException {
    SwitchedBlobs blobs = new SwitchedBlobs(new FileBlobStore(folder));
    try (TestDatabase database = TestDatabase.create();
        PostgresInbox inbox =
            new PostgresInbox(database.jdbi(), Policies.ROOMY, System::nanoTime)) {
      Storing storing =
          new Storing(
              inbox,
              blobs.store(),
              new FlowStore(database.jdbi()),
              new Traffic(System::nanoTime),
              Clock.systemUTC());
      try (Worker worker = new Worker(inbox, storing, SMALL)) {
        inbox.accept(Submissions.of("during the outage"));
        Eventually.isTrue(blobs::hasRefused);
        inbox.accept(Submissions.of("still during it"));
        blobs.switchOn();
        Eventually.isTrue(() -> flows(database) == 2);
        worker.check();
      }
    }
  }

  @Test
  void keysAreForgottenAlsoWhereTheQueueIsNeverEmpty() throws IOException {
    try (TestDatabase database = TestDatabase.create();
        PostgresInbox inbox =
            new PostgresInbox(database.jdbi(), Policies.forgetful(), System::nanoTime)) {
      Storing storing =
          new Storing(
              inbox,
              new FileBlobStore(folder),
              new FlowStore(database.jdbi()),
              new Traffic(System::nanoTime),
              Clock.systemUTC());
      Tidying soon = new Tidying(inbox, Duration.ofMillis(1));
      inbox.accept(Submissions.of("first"));
      try (Worker worker = new Worker(inbox, storing, SMALL, soon, Duration.ofSeconds(10))) {
        Eventually.isTrue(() -> {
          inbox.accept(Submissions.of(UUID.randomUUID().toString()));
          return isForgotten(database, "first");
        });
        worker.check();
      }
    }
  }

  private static boolean isForgotten(TestDatabase database, String key) {
    return database
        .jdbi()
        .withHandle(handle ->
            handle
                .select("select not exists (select from accepted_key where key = ?)", key)
                .mapTo(Boolean.class)
                .one());
  }

  @Test
  void workThatIsAtHandEndsBeforeTheWorkerDoes() throws IOException {
    try (TestDatabase database = TestDatabase.create();
        PostgresInbox inbox =
            new PostgresInbox(database.jdbi(), Policies.ROOMY, System::nanoTime)) {
      Storing storing =
          new Storing(
              inbox,
              new FileBlobStore(folder),
              new FlowStore(database.jdbi()),
              new Traffic(System::nanoTime),
              Clock.systemUTC());
      for (int round = 0; round < 5; round++) {
        inbox.accept(Submissions.of("round " + round));
        new Worker(inbox, storing, SMALL).close();
      }
      try (Worker last = new Worker(inbox, storing, SMALL)) {
        Eventually.isTrue(() -> flows(database) == 5);
        last.check();
      }
      assertThat(flows(database)).isEqualTo(5);
    }
  }
}
