package dev.flowtrail.server.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flowtrail.server.Eventually;
import dev.flowtrail.server.database.TestDatabase;
import dev.flowtrail.server.payload.FileBlobStore;
import dev.flowtrail.server.queue.Inbox;
import dev.flowtrail.server.queue.Policies;
import dev.flowtrail.server.queue.PostgresInbox;
import dev.flowtrail.server.queue.QueueUnavailableException;
import dev.flowtrail.server.queue.Submissions;
import dev.flowtrail.server.queue.Traffic;
import dev.flowtrail.server.store.FlowStore;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HangingStoreTest {

  private static final Duration LEASE = Duration.ofSeconds(1);

  @TempDir Path folder;
  private final TestDatabase database = TestDatabase.create();
  private final Handle lock = database.jdbi().open();
  private final AtomicInteger claims = new AtomicInteger();
  private final AtomicInteger renewals = new AtomicInteger();
  private PostgresInbox inbox;

  /** Whoever stores a flow has to wait. */
  @BeforeEach
  void lockTheStore() {
    inbox = new PostgresInbox(database.jdbi(), Policies.ROOMY, System::nanoTime);
    lock.begin();
    lock.execute("lock table flow in exclusive mode");
  }

  @AfterEach
  void close() {
    if (lock.isInTransaction()) {
      lock.rollback();
    }
    lock.close();
    inbox.close();
    database.close();
  }

  private Worker startWorker(Inbox queue) throws IOException {
    Storing storing =
        new Storing(
            queue,
            new FileBlobStore(folder),
            new FlowStore(database.jdbi()),
            new Traffic(System::nanoTime),
            Clock.systemUTC());
    return new Worker(
        queue,
        storing,
        new Worker.Batching(1 << 20, Duration.ofMillis(10)),
        Tidying.nowAndThen(queue),
        LEASE);
  }

  /** The same inbox, with an eye on it. */
  private Inbox watched(boolean reachable) {
    return (Inbox)
        Proxy.newProxyInstance(
            Inbox.class.getClassLoader(),
            new Class<?>[] {Inbox.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("claim")) {
                claims.incrementAndGet();
                if (!reachable) {
                  throw new QueueUnavailableException("out");
                }
              }
              try {
                Object result = method.invoke(inbox, arguments);
                if (method.getName().equals("renew")) {
                  renewals.incrementAndGet();
                }
                return result;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private boolean isStored() {
    return database
        .jdbi()
        .withHandle(
            handle -> handle.select("select exists (select from flow)").mapTo(Boolean.class).one());
  }

  @Test
  void batchThatTakesLongerThanItsLeaseStaysWithItsWorker() throws IOException {
    inbox.accept(Submissions.of("slow"));
    try (Worker worker = startWorker(watched(true))) {
      Eventually.isTrue(() -> renewals.get() >= 5);
      assertThat(inbox.claim(1, Long.MAX_VALUE, LEASE)).isEmpty();
      lock.rollback();
      Eventually.isTrue(this::isStored);
      worker.check();
    }
    assertThat(inbox.status().waiting().entries()).isZero();
  }

  @Test
  void whatAnEndingWorkerCannotStoreIsGivenBackAtOnce() throws IOException {
    inbox.accept(Submissions.of("slow"));
    Worker worker = startWorker(watched(true));
    Eventually.isTrue(() -> inbox.status().inFlight() == 1);
    worker.close();
    assertThat(inbox.claim(1, Long.MAX_VALUE, LEASE))
        .singleElement()
        .satisfies(claim -> assertThat(claim.attempt()).isEqualTo(1));
  }

  @Test
  void queueThatCannotBeReachedIsAskedAgainOnlyNowAndThen() throws IOException {
    long begin = System.nanoTime();
    try (Worker worker = startWorker(watched(false))) {
      Eventually.isTrue(() -> claims.get() == 3);
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofMillis(750));
      worker.check();
    }
  }
}
