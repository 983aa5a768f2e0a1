package dev.flowtrail.server.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flowtrail.server.database.TestDatabase;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class PostgresInboxTest extends InboxContract {

  private static final Duration LEASE = Duration.ofMinutes(10);

  private static final TestDatabase DATABASE = TestDatabase.create();

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
      inbox.complete(inbox.claim(1, Long.MAX_VALUE, LEASE));
      inbox.tidy();
      assertThat(inbox.accept(Submissions.of("key"))).isInstanceOf(Receipt.Replayed.class);
    }
  }

  private static Claim acceptAndClaim(Inbox inbox) {
    inbox.accept(Submissions.of("key"));
    return inbox.claim(1, Long.MAX_VALUE, LEASE).getFirst();
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
    return new PostgresInbox(DATABASE.jdbi(), policy);
  }

  @Override
  void accept(Inbox inbox, EncodedSubmission submission) {
    ((PostgresInbox) inbox).accept(submission);
  }
}
