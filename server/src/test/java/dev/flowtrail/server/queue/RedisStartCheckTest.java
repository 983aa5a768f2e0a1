package dev.flowtrail.server.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flowtrail.server.TestRedis;
import dev.flowtrail.server.database.StartFailure;
import java.net.URI;
import org.junit.jupiter.api.Test;

class RedisStartCheckTest {

  private static void open(URI address, boolean lossyAllowed) {
    RedisInbox.open(address, lossyAllowed, Policies.ROOMY).close();
  }

  @Test
  void redisThatEvictsIsRefused() {
    try (TestRedis redis =
        TestRedis.start("--appendonly", "yes", "--maxmemory-policy", "allkeys-lru")) {
      assertThatThrownBy(() -> open(redis.address(), false))
          .isInstanceOf(StartFailure.class)
          .hasMessageContaining("maxmemory-policy allkeys-lru")
          .hasMessageContaining("set maxmemory-policy noeviction")
          .hasMessageContaining("allow-lossy-redis=true");
      open(redis.address(), true);
    }
  }

  @Test
  void redisWithoutAnAppendOnlyFileIsRefused() {
    try (TestRedis redis = TestRedis.start("--appendonly", "no")) {
      assertThatThrownBy(() -> open(redis.address(), false))
          .isInstanceOf(StartFailure.class)
          .hasMessageContaining("no append-only file")
          .hasMessageContaining("set appendonly yes");
      open(redis.address(), true);
    }
  }

  @Test
  void redisThatForbidsToAskForItsConfigurationIsCheckedAllTheSame() {
    try (TestRedis redis =
        TestRedis.start("--appendonly", "yes", "--rename-command", "CONFIG", "")) {
      open(redis.address(), false);
    }
    try (TestRedis redis = TestRedis.start("--rename-command", "CONFIG", "")) {
      assertThatThrownBy(() -> open(redis.address(), false))
          .isInstanceOf(StartFailure.class)
          .hasMessageContaining("no append-only file");
    }
  }

  @Test
  void replicaIsRefused() {
    try (TestRedis primary = TestRedis.start();
        TestRedis replica =
            TestRedis.start(
                "--appendonly",
                "yes",
                "--replicaof",
                "127.0.0.1",
                Integer.toString(primary.address().getPort()))) {
      assertThatThrownBy(() -> open(replica.address(), true))
          .isInstanceOf(StartFailure.class)
          .hasMessageContaining("is a replica");
    }
  }

  @Test
  void redisThatIsNotThereIsNamed() {
    URI address;
    try (TestRedis redis = TestRedis.start()) {
      address = redis.address();
    }
    assertThatThrownBy(() -> open(address, false))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("127.0.0.1:" + address.getPort());
  }

  @Test
  void passwordIsUsedAndNeverShown() {
    try (TestRedis redis = TestRedis.start("--appendonly", "yes", "--requirepass", "right")) {
      int port = redis.address().getPort();
      open(URI.create("redis://:right@127.0.0.1:" + port + "/3"), false);
      assertThatThrownBy(() -> open(URI.create("redis://:wrong@127.0.0.1:" + port), false))
          .isInstanceOf(StartFailure.class)
          .hasMessageContaining("127.0.0.1:" + port)
          .satisfies(e -> assertThat(e.getMessage()).doesNotContain("wrong@"));
    }
  }
}
