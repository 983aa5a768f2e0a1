package dev.flowtrail.server.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flowtrail.server.database.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class PostgresInboxTest extends InboxContract {

  private static final Duration LEASE = Duration.ofMinutes(10);

  private static final TestDatabase DATABASE = TestDatabase.create();

  private final AtomicLong nanos = new AtomicLong();

  @AfterAll
  static void close() {
    DATABASE.close();
  }

  @Test
  void keyIsKnownFromCompletionOnWhereThatCameMuchLater() {
    try (Inbox inbox = open(Policies.ROOMY)) {
      Claim claim = acceptAndClaim(inbox);
      makeOld("accepted_key", "accepted_at");
      makeOld("inbox", "enqueued_at");
      inbox.complete(List.of(claim));
      inbox.tidy();
      assertThat(inbox.accept(Submissions.of("key"))).isInstanceOf(Receipt.Replayed.class);
    }
  }

  @Test
  void keyOfRetriedDeadLetterIsKnownFromThenOn() {
    try (Inbox inbox = open(Policies.ROOMY)) {
      inbox.bury(acceptAndClaim(inbox), "why");
      makeOld("accepted_key", "accepted_at");
      inbox.retryDead(inbox.deadLetters(1, null).getFirst().id());
      inbox.complete(List.of(claimOne(inbox)));
      inbox.tidy();
      assertThat(inbox.accept(Submissions.of("key"))).isInstanceOf(Receipt.Replayed.class);
    }
  }

  @Test
  void whatWasPutBackComesBeforeWhatIsYoungerAlsoAmidFullBatches() {
    try (Inbox inbox = open(Policies.ROOMY)) {
      acceptMany(inbox, 3);
      Claim first = claimOne(inbox);
      claimOne(inbox);
      inbox.putBack(List.of(first), Duration.ZERO, null);
      assertThat(claimOne(inbox).id()).isEqualTo(first.id());
    }
  }

  @Test
  void whatADeadWorkerHeldIsClaimedWithinTwoSecondsAlsoAmidFullBatches() {
    try (Inbox inbox = open(Policies.ROOMY)) {
      Claim lost = loseTheOldestOf(20, inbox);
      List<String> before = Stream.generate(() -> claimOne(inbox).id()).limit(10).toList();
      nanos.addAndGet(Duration.ofSeconds(2).toNanos());
      assertThat(before).doesNotContain(lost.id());
      assertThat(claimOne(inbox).id()).isEqualTo(lost.id());
    }
  }

  @Test
  void claimThatIsFullByItsBytesIsGoneOnFrom() {
    try (Inbox inbox = open(Policies.ROOMY)) {
      Claim lost = loseTheOldestOf(20, inbox);
      Claim filling = inbox.claim(1_000, 1, LEASE).getFirst();
      assertThat(List.of(filling.id(), claimOne(inbox).id())).doesNotContain(lost.id());
    }
  }

  @Test
  void afterABatchThatIsNotFullTheOldestComesFirstAgain() {
    try (Inbox inbox = open(Policies.ROOMY)) {
      Claim lost = loseTheOldestOf(4, inbox);
      inbox.claim(10, Long.MAX_VALUE, LEASE);
      assertThat(claimOne(inbox).id()).isEqualTo(lost.id());
    }
  }

  @Test
  void whatLiesBeforeTheLastFullBatchIsClaimedWhenNothingElseIsLeft() {
    try (Inbox inbox = open(Policies.ROOMY)) {
      Claim lost = loseTheOldestOf(2, inbox);
      inbox.complete(List.of(claimOne(inbox)));
      assertThat(claimOne(inbox).id()).isEqualTo(lost.id());
    }
  }

  /**
   * A worker that claims the oldest, and dies; another claims the next one, a full batch; then the
   * leases of both run out.
   */
  private Claim loseTheOldestOf(int count, Inbox inbox) {
    acceptMany(inbox, count);
    Claim lost;
    try (Inbox dead = open(Policies.ROOMY)) {
      lost = claimOne(dead);
    }
    claimOne(inbox);
    makeOld("inbox", "available_at");
    return lost;
  }

  private static void acceptMany(Inbox inbox, int count) {
    IntStream.range(0, count).forEach(number -> inbox.accept(Submissions.of("key" + number)));
  }

  private static Claim claimOne(Inbox inbox) {
    return inbox.claim(1, Long.MAX_VALUE, LEASE).getFirst();
  }

  private static Claim acceptAndClaim(Inbox inbox) {
    inbox.accept(Submissions.of("key"));
    return claimOne(inbox);
  }

  private static void makeOld(String table, String column) {
    DATABASE
        .jdbi()
        .useHandle(handle ->
            handle.execute(
                "update %s set %s = now() - interval '3 days'".formatted(table, column)));
  }

  @Override
  void clear() {
    DATABASE.clearQueue();
  }

  @Override
  Inbox open(QueuePolicy policy) {
    return new PostgresInbox(DATABASE.jdbi(), policy, nanos::get);
  }

  @Override
  void accept(Inbox inbox, EncodedSubmission submission) {
    ((PostgresInbox) inbox).accept(submission);
  }
}
