package dev.flowtrail.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What a trail tells of itself in numbers. */
final class CountsTest {
  @AutoClose private final ScriptedServer server = new ScriptedServer();
  @AutoClose private final FlowTrail trail = Trails.to(server).build();

  @Test
  void memoryIsHeldUntilTheFlowIsDelivered() {
    Flow flow = trail.createFlow("selection");
    assertThat(trail.heldBytes()).isPositive();

    flow.finish();

    assertThat(trail.flush(Trails.PATIENCE).allSafe()).isTrue();
    assertThat(trail.heldBytes()).isZero();
  }

  @Test
  void onlyWhatTheServerTookCountsAsDelivered() {
    server.then(Reply.status(400));
    trail.createFlow("refused").finish().await(Trails.PATIENCE);
    trail.createFlow("taken").finish();

    trail.flush(Trails.PATIENCE);

    assertThat(trail.delivered()).isEqualTo(1);
    assertThat(trail.losses()).containsEntry(Loss.REJECTED, 1L);
  }
}
