package dev.flowtrail.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;

/** Trails for tests. */
final class Trails {
  static final Duration PATIENCE = Duration.ofSeconds(20);

  private Trails() {}

  static FlowTrailBuilder to(ScriptedServer server) {
    return new FlowTrailBuilder(Map.of()).endpoint(server.address());
  }

  /** Waits for the delivery, and gives what the server received as the only request. */
  static JsonNode delivered(Submission submission, ScriptedServer server) {
    assertThat(submission.await(PATIENCE)).as(submission.toString()).isEqualTo(Outcome.DELIVERED);
    return server.only().json();
  }
}
