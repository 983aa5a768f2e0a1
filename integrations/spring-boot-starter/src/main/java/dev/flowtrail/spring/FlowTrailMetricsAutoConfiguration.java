package dev.flowtrail.spring;

import dev.flowtrail.micrometer.FlowTrailMetrics;
import dev.flowtrail.sdk.FlowTrail;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * Shows the trail's numbers as meters, where the application has Micrometer:
 *
 * <pre>{@code
 * GET /actuator/metrics/flowtrail.losses?tag=cause:bufferFull
 * }</pre>
 */
@AutoConfiguration(after = FlowTrailAutoConfiguration.class)
@ConditionalOnClass(MeterBinder.class)
@ConditionalOnBean(FlowTrail.class)
public final class FlowTrailMetricsAutoConfiguration {

  /** Spring makes it. */
  public FlowTrailMetricsAutoConfiguration() {}

  @Bean
  @ConditionalOnMissingBean
  FlowTrailMetrics flowTrailMetrics(FlowTrail trail) {
    return new FlowTrailMetrics(trail);
  }
}
