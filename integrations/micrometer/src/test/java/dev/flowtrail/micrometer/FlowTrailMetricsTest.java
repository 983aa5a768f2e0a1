package dev.flowtrail.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flowtrail.sdk.Flow;
import dev.flowtrail.sdk.FlowTrail;
import dev.flowtrail.sdk.Loss;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every number of a trail can be read as a meter. */
final class FlowTrailMetricsTest {
  @AutoClose private final TakingServer server = new TakingServer();

  @AutoClose private final FlowTrail trail = FlowTrail.builder().endpoint(server.address()).build();

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

  @BeforeEach
  void bind() {
    new FlowTrailMetrics(trail).bindTo(registry);
  }

  @Test
  void deliveredFlowIsCounted() {
    trail.createFlow("selection").finish();
    trail.flush(Duration.ofSeconds(20));

    assertThat(counter("flowtrail.flows.delivered")).isEqualTo(1);
    assertThat(gauge("flowtrail.circuit.open")).isZero();
    assertThat(gauge("flowtrail.spool.flows")).isZero();
  }

  @Test
  void lossesAreCountedByCause() {
    trail.createFlow("").finish();

    assertThat(losses(Loss.INVALID_ARGUMENT)).isEqualTo(1);
    assertThat(losses(Loss.SEND_FAILED)).isZero();
  }

  @Test
  void heldMemoryIsShownInBytes() {
    Flow flow = trail.createFlow("selection").attribute("text", "x".repeat(10_000));

    assertThat(gauge("flowtrail.memory.held")).isGreaterThan(10_000);
    flow.finish();
  }

  private double counter(String name) {
    return registry.get(name).functionCounter().count();
  }

  private double losses(Loss cause) {
    return registry
        .get("flowtrail.losses")
        .tag("cause", cause.wireName())
        .functionCounter()
        .count();
  }

  private double gauge(String name) {
    return registry.get(name).gauge().value();
  }
}
