package dev.flowtrail.spring;

import dev.flowtrail.sdk.FlowTrail;
import dev.flowtrail.sdk.FlowTrailBuilder;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Role;
import org.springframework.core.env.Environment;

/**
 * Gives the application a {@link FlowTrail}, unless it has one of its own, and makes the methods
 * that are marked with {@link FlowStep} steps:
 *
 * <pre>{@code
 * @RestController
 * class Offers {
 *   Offers(FlowTrail trail, Search search) { ... }
 * }
 * }</pre>
 */
@AutoConfiguration
@EnableConfigurationProperties(FlowTrailProperties.class)
public final class FlowTrailAutoConfiguration {

  /** Spring makes it. */
  public FlowTrailAutoConfiguration() {}

  /**
   * Closed with the beans, and so after the web server has answered what was under way and after
   * all beans that use it.
   */
  @Bean(destroyMethod = "close")
  @ConditionalOnMissingBean
  FlowTrail flowTrail(
      FlowTrailProperties properties, ObjectProvider<FlowTrailCustomizer> customizers) {
    FlowTrailBuilder builder = FlowTrail.builder();
    BuilderSettings.apply(properties, builder);
    customizers.orderedStream().forEach(customizer -> customizer.customize(builder));
    return builder.build();
  }

  @Bean
  @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
  static FlowStepPostProcessor flowStepPostProcessor(Environment environment) {
    return new FlowStepPostProcessor(
        environment.getProperty("spring.aop.proxy-target-class", Boolean.class, true));
  }
}
