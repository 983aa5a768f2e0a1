package dev.flowtrail.spring;

import dev.flowtrail.sdk.FlowTrailBuilder;

/**
 * A bean that has the last word on how the application's trail is built, for what no property says:
 * an encoder, a listener, a function that redacts. Several are asked in their order.
 *
 * <pre>{@code
 * @Bean
 * FlowTrailCustomizer encoder(ObjectMapper mapper) {
 *   return builder -> builder.encoder((value, out) -> mapper.writeValue(out, value));
 * }
 * }</pre>
 */
@FunctionalInterface
public interface FlowTrailCustomizer {

  /**
   * Called once, after the properties are applied.
   *
   * @param builder to change
   */
  void customize(FlowTrailBuilder builder);
}
