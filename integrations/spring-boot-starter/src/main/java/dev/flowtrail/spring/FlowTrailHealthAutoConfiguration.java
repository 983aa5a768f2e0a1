package dev.flowtrail.spring;

import dev.flowtrail.sdk.FlowTrail;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Shows the trail in the application's health as {@code flowtrail}: up, or unknown while the server
 * does not answer; never down. What it tells:
 *
 * <pre>{@code
 * {"status": "UP", "details": {"circuit": "CLOSED", "delivered": 12, "heldBytes": 0,
 *   "flowsOnDisk": 0, "losses": {}}}
 * }</pre>
 */
@AutoConfiguration(after = FlowTrailAutoConfiguration.class)
@ConditionalOnBean(FlowTrail.class)
@ConditionalOnExpression(
    "${management.health.flowtrail.enabled:${management.health.defaults.enabled:true}}")
public final class FlowTrailHealthAutoConfiguration {

  /** Spring makes it. */
  public FlowTrailHealthAutoConfiguration() {}

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(org.springframework.boot.actuate.health.HealthIndicator.class)
  static class OfBoot3 {
    @Bean
    org.springframework.boot.actuate.health.HealthIndicator flowtrailHealthIndicator(
        FlowTrail trail) {
      return () ->
          (TrailHealth.up(trail)
                  ? org.springframework.boot.actuate.health.Health.up()
                  : org.springframework.boot.actuate.health.Health.unknown())
              .withDetails(TrailHealth.details(trail))
              .build();
    }
  }

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(org.springframework.boot.health.contributor.HealthIndicator.class)
  static class OfBoot4 {
    @Bean
    org.springframework.boot.health.contributor.HealthIndicator flowtrailHealthIndicator(
        FlowTrail trail) {
      return () ->
          (TrailHealth.up(trail)
                  ? org.springframework.boot.health.contributor.Health.up()
                  : org.springframework.boot.health.contributor.Health.unknown())
              .withDetails(TrailHealth.details(trail))
              .build();
    }
  }
}
