package dev.flowtrail.server.queue;

import dev.flowtrail.server.database.TestDatabase;
import org.junit.jupiter.api.AfterAll;

class PostgresInboxTest extends InboxContract {

  private static final TestDatabase DATABASE = TestDatabase.create();

  @AfterAll
  static void close() {
    DATABASE.close();
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
