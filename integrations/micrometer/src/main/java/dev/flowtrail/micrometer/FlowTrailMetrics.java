package dev.flowtrail.micrometer;

import dev.flowtrail.sdk.CircuitState;
import dev.flowtrail.sdk.FlowTrail;
import dev.flowtrail.sdk.Loss;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.BaseUnits;
import io.micrometer.core.instrument.binder.MeterBinder;

/**
 * What a trail tells of itself in numbers, as meters:
 *
 * <ul>
 *   <li>{@code flowtrail.flows.delivered}, {@code flowtrail.flows.left.out}: flows since the start
 *   <li>{@code flowtrail.losses} with the tag {@code cause}: every cause is there from the start
 *   <li>{@code flowtrail.memory.held}: bytes of flows that are not delivered yet
 *   <li>{@code flowtrail.spool.flows}: flows that wait on disk
 *   <li>{@code flowtrail.circuit.open}: 1 while the server does not answer, else 0
 * </ul>
 *
 * <pre>{@code
 * new FlowTrailMetrics(trail).bindTo(registry);
 * }</pre>
 *
 * <p>The registry does not keep the trail from being collected. Safe for use by several threads.
 */
public final class FlowTrailMetrics implements MeterBinder {
  private final FlowTrail trail;

  /**
   * Meters of this trail, once they are bound.
   *
   * @param trail what is asked whenever the meters are read
   */
  public FlowTrailMetrics(FlowTrail trail) {
    this.trail = trail;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    flows(registry);
    for (Loss cause : Loss.values()) {
      FunctionCounter.builder(
              "flowtrail.losses", trail, of -> of.losses().getOrDefault(cause, 0L).doubleValue())
          .description("What was not recorded or not sent")
          .tag("cause", cause.wireName())
          .register(registry);
    }
    Gauge.builder("flowtrail.memory.held", trail, FlowTrail::heldBytes)
        .description("Memory held by flows that are not delivered yet")
        .baseUnit(BaseUnits.BYTES)
        .register(registry);
    Gauge.builder("flowtrail.circuit.open", trail, FlowTrailMetrics::open)
        .description("1 while the server does not answer")
        .register(registry);
  }

  private void flows(MeterRegistry registry) {
    FunctionCounter.builder("flowtrail.flows.delivered", trail, FlowTrail::delivered)
        .description("Flows that the server has taken")
        .register(registry);
    FunctionCounter.builder("flowtrail.flows.left.out", trail, FlowTrail::leftOut)
        .description("Flows that are not in the sample")
        .register(registry);
    Gauge.builder("flowtrail.spool.flows", trail, FlowTrail::flowsOnDisk)
        .description("Flows that wait on disk")
        .register(registry);
  }

  private static double open(FlowTrail trail) {
    return trail.circuit() == CircuitState.CLOSED ? 0 : 1;
  }
}
