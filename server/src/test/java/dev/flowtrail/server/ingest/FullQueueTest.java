package dev.flowtrail.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flowtrail.server.Answer;
import dev.flowtrail.server.Api;
import dev.flowtrail.server.Eventually;
import dev.flowtrail.server.FlowText;
import dev.flowtrail.server.RunningServer;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;

class FullQueueTest {

  @Test
  void flowIsRefusedUntilTheWorkersHaveCaughtUp() {
    try (RunningServer server = RunningServer.start(Map.of("queue-max-entries", "1"))) {
      Api api = server.api();
      try (Handle handle = server.jdbi().open()) {
        handle.begin();
        handle.execute("lock table flow in exclusive mode");
        assertThat(api.post("first", FlowText.named("first").toString()).status()).isEqualTo(202);
        Answer refused = api.post("second", FlowText.named("second").toString());
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.problem()).isEqualTo("queue-full");
        assertThat(refused.at("/limit")).isEqualTo("queue-max-entries");
        assertThat(refused.header("Retry-After")).isEqualTo("5");
        assertThat(api.post("first", FlowText.named("first").toString()).status()).isEqualTo(202);
        handle.rollback();
      }
      Eventually.isTrue(
          () -> api.post("second", FlowText.named("second").toString()).status() == 202);
    }
  }
}
