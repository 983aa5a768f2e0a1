package dev.flowtrail.server.store;

import java.util.Map;

/**
 * One more condition on rows of {@code flow}.
 *
 * @param sql fixed pieces only; {@code :leaseSeconds} is bound beside it
 * @param parameters every value in it, by its name
 */
public record SqlCondition(String sql, Map<String, Object> parameters) {

  public SqlCondition {
    parameters = Map.copyOf(parameters);
  }
}
