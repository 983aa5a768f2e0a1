package dev.flowtrail.server.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flowtrail.server.database.TestDatabase;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class PostgresInboxTest extends InboxContract {

  private static final TestDatabase DATABASE = TestDatabase.create();

  @AfterAll
  static void close() {
    DATABASE.close();
  }

  @Override
  void clear() {
    DATABASE.jdbi().useHandle(handle -> handle.execute("truncate inbox, accepted_key"));
  }

  @Override
  Inbox open() {
    return new PostgresInbox(DATABASE.jdbi());
  }

  @Test
  void buriedSubmissionKeepsItsContentAndTheReason() {
    try (PostgresInbox inbox = new PostgresInbox(DATABASE.jdbi())) {
      inbox.accept(Submissions.of("key", "[1,2,3]"));
      Claim claim = inbox.claim(1, Long.MAX_VALUE, Duration.ofMinutes(1)).getFirst();
      inbox.bury(claim, "it cannot be stored");
      Map<String, Object> row =
          DATABASE
              .jdbi()
              .withHandle(handle ->
                  handle
                      .createQuery(
                          "select submission, last_error from inbox where dead_at is not null")
                      .mapToMap()
                      .one());
      assertThat(row).containsEntry("last_error", "it cannot be stored");
      assertThat((byte[]) row.get("submission")).hasSize((int) claim.bytes());
    }
  }
}
