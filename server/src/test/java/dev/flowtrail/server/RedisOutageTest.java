package dev.flowtrail.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class RedisOutageTest {

  @Test
  void serverSaysThatTheQueueIsOutAndGoesOnByItself() {
    try (TestRedis redis = TestRedis.start();
        RunningServer server =
            RunningServer.start(Map.of("redis-url", redis.address().toString()))) {
      Api api = server.api();
      api.store(FlowText.named("before"));
      redis.kill();
      Answer refused = api.post("key", FlowText.named("after").toString());
      assertThat(refused.status()).isEqualTo(503);
      assertThat(refused.at("/part")).isEqualTo("queue");
      assertThat(refused.header("Retry-After")).isNotEmpty();
      Answer health = api.get("/health");
      assertThat(health.status()).isEqualTo(503);
      assertThat(health.at("/part")).isEqualTo("queue");
      redis.startAgain();
      Eventually.isTrue(() -> api.get("/health").status() == 200);
      Answer accepted = api.post("key", FlowText.named("after").toString());
      assertThat(accepted.status()).isEqualTo(202);
      api.awaitVisible(accepted.at("/flowId"));
    }
  }
}
