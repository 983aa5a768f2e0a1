package dev.flowtrail.spring;

import dev.flowtrail.sdk.CircuitState;
import dev.flowtrail.sdk.FlowTrail;
import dev.flowtrail.sdk.Loss;
import java.util.LinkedHashMap;
import java.util.Map;

/** What an application's health tells of its trail, whichever Spring Boot shows it. */
final class TrailHealth {
  private TrailHealth() {}

  /** Else it is not known: never down, for an application works without its trail. */
  static boolean up(FlowTrail trail) {
    return trail.circuit() == CircuitState.CLOSED;
  }

  static Map<String, Object> details(FlowTrail trail) {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("circuit", trail.circuit().name());
    details.put("delivered", trail.delivered());
    details.put("heldBytes", trail.heldBytes());
    details.put("flowsOnDisk", trail.flowsOnDisk());
    details.put("losses", losses(trail));
    return details;
  }

  private static Map<String, Long> losses(FlowTrail trail) {
    Map<String, Long> losses = new LinkedHashMap<>();
    trail.losses().forEach((Loss cause, Long count) -> losses.put(cause.wireName(), count));
    return losses;
  }
}
