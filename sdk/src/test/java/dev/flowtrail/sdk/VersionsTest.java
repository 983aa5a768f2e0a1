package dev.flowtrail.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

final class VersionsTest {
  @AutoClose private final ScriptedServer server = new ScriptedServer();
  @AutoClose private final FlowTrail trail = Trails.to(server).build();

  @Test
  void repeatedStepGetsTheNextVersion() {
    Flow flow = trail.createFlow("selection");
    flow.runStep("search", step -> {});
    flow.runStep("rank", step -> {});
    flow.runStep("search", step -> {});

    JsonNode steps = Trails.delivered(flow.finish(), server).path("steps");

    assertThat(steps.findValuesAsText("name")).containsExactly("search", "rank", "search");
    assertThat(steps.findValuesAsText("version")).containsExactly("1", "1", "2");
    assertThat(steps.findValuesAsText("position")).containsExactly("0", "1", "2");
  }

  @Test
  void repeatedObservationGetsTheNextVersion() {
    Flow flow = trail.createFlow("selection");
    flow.runStep(
        "search", step -> step.capture("try", "a").capture("other", 1).capture("try", "b"));

    JsonNode observations = Trails.delivered(flow.finish(), server).at("/steps/0/observations");

    assertThat(observations.findValuesAsText("version")).containsExactly("1", "1", "2");
    assertThat(observations.findValuesAsText("data")).containsExactly("a", "1", "b");
  }

  @Test
  void manyThreadsCaptureOneFlow() throws InterruptedException {
    Flow flow = trail.createFlow("selection");
    Step shared = flow.createStep("shared");
    ExecutorService threads = Executors.newFixedThreadPool(16);
    for (int i = 0; i < 2_000; i++) {
      int number = i;
      threads.execute(() -> shared.capture("row", number));
      threads.execute(() -> flow.runStep("own", step -> step.capture("row", number)));
    }
    threads.shutdown();
    assertThat(threads.awaitTermination(20, TimeUnit.SECONDS)).isTrue();

    JsonNode steps = Trails.delivered(flow.finish(), server).path("steps");

    JsonNode inShared = steps.get(0).path("observations");
    assertThat(inShared.findValuesAsText("version")).isEqualTo(numbers(1, 2_000));
    assertThat(inShared.findValuesAsText("data")).containsAll(numbers(0, 1_999));
    assertThat(steps).hasSize(2_001);
    assertThat(versionsOf(steps, "own")).isEqualTo(numbers(1, 2_000));
  }

  private static List<String> versionsOf(JsonNode steps, String name) {
    List<String> versions = new ArrayList<>();
    for (JsonNode step : steps) {
      if (step.path("name").asText().equals(name)) {
        versions.add(step.path("version").asText());
      }
    }
    return versions;
  }

  private static List<String> numbers(int first, int last) {
    List<String> numbers = new ArrayList<>();
    for (int number = first; number <= last; number++) {
      numbers.add(Integer.toString(number));
    }
    return numbers;
  }
}
