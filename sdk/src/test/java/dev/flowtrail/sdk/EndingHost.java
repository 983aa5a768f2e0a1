package dev.flowtrail.sdk;

import java.time.Duration;
import java.util.Map;

/** Finishes some flows, and ends without closing its trail. */
final class EndingHost {
  private EndingHost() {}

  /**
   * Arguments: the server's address, whether the trail closes by itself, the milliseconds for it.
   */
  public static void main(String[] arguments) {
    FlowTrail trail =
        new FlowTrailBuilder(Map.of())
            .endpoint(arguments[0])
            .requestTimeout(Duration.ofHours(1))
            .shutdownHook(Boolean.parseBoolean(arguments[1]))
            .closeTimeout(Duration.ofMillis(Long.parseLong(arguments[2])))
            .listener(new Telling())
            .build();
    for (int i = 0; i < 5; i++) {
      trail.createFlow("selection").finish();
    }
    System.out.println("ended");
  }

  private static final class Telling implements FlowTrailListener {
    @Override
    public void closed(DeliveryReport report) {
      System.out.println("closed: " + report);
    }
  }
}
