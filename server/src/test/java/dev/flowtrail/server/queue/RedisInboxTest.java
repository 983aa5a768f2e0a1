package dev.flowtrail.server.queue;

import dev.flowtrail.server.TestRedis;
import org.junit.jupiter.api.AfterAll;
import redis.clients.jedis.RedisClient;

class RedisInboxTest extends InboxContract {

  private static final TestRedis REDIS = TestRedis.start();
  private static final RedisClient CLIENT = REDIS.client();

  @AfterAll
  static void close() {
    CLIENT.close();
    REDIS.close();
  }

  @Override
  void clear() {
    CLIENT.flushAll();
  }

  @Override
  Inbox open(QueuePolicy policy) {
    return RedisInbox.open(REDIS.address(), false, policy);
  }

  @Override
  void accept(Inbox inbox, EncodedSubmission submission) {
    ((RedisInbox) inbox).accept(submission);
  }
}
