package dev.flowtrail.server.index;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.flowtrail.server.Answer;
import dev.flowtrail.server.Api;
import dev.flowtrail.server.Eventually;
import dev.flowtrail.server.ServerProcess;
import dev.flowtrail.server.index.PlantedFlow.Row;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server as a process of its own, killed while it indexes and merges. */
class KilledIndexerTest {

  private static final int KILLS = 3;
  private static final int CANDIDATES = 30;

  @TempDir Path folder;

  private final List<Row> expected = new ArrayList<>();
  private long seed;

  @Test
  void answersAreRightAfterAnyKillAndTheIndexCanBeMadeAnew() throws Exception {
    for (int kill = 0; kill < KILLS; kill++) {
      ServerProcess server = start();
      // The moment is anyone's: what it hits is what this is about.
      send(new Api(server.address()), ThreadLocalRandom.current().nextInt(30, 80));
      server.kill();
    }
    try (ServerProcess last = start()) {
      assertAnswers(new Api(last.address()));
    }
    ServerProcess.Ended anew =
        ServerProcess.run("reindex", "--data-dir", folder.toString(), "--log-level", "warn");
    assertThat(anew.output()).contains("Indexed %d candidates".formatted(expected.size()));
    assertThat(anew.exitCode()).isZero();
    try (ServerProcess last = start()) {
      assertAnswers(new Api(last.address()));
    }
  }

  private ServerProcess start() throws Exception {
    return ServerProcess.start(folder, "--index-wait", "10ms", "--segment-wait", "10ms");
  }

  private void send(Api api, int flows) {
    for (int i = 0; i < flows; i++) {
      PlantedFlow flow = new PlantedFlow(seed++, 1);
      assertThat(api.post("key-" + flow.id(), flow.text()).status()).isEqualTo(202);
      expected.addAll(flow.rows());
    }
  }

  private void assertAnswers(Api api) {
    Eventually.isTrue(
        () -> api.get("/api/flows").json().at("/pagination/total").longValue() == seed);
    Eventually.isTrue(() -> {
      JsonNode index = api.get("/api/candidates/c0").json().at("/index");
      return index.at("/lagMillis").longValue() == 0 && !index.at("/through").isNull();
    });
    for (int i = 0; i < CANDIDATES; i++) {
      String id = "c" + i;
      assertThat(told(api.get("/api/candidates/" + id + "?limit=1000").json()))
          .containsExactlyInAnyOrderElementsOf(
              expected.stream()
                  .filter(row -> row.id().equals(id))
                  .map(KilledIndexerTest::told)
                  .toList());
      assertThat(flowsThatSay(api, id))
          .as(id)
          .isEqualTo(
              expected.stream()
                  .filter(row -> row.id().equals(id))
                  .map(Row::flowId)
                  .distinct()
                  .count());
    }
  }

  private static long flowsThatSay(Api api, String word) {
    Answer answer =
        api.call(
            "POST",
            "/api/explore",
            BodyPublishers.ofString("{\"query\":\"%s\",\"measures\":[\"count\"]}".formatted(word)),
            "Content-Type",
            "application/json");
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json().at("/rows/0/values/0").longValue();
  }

  private static List<String> told(JsonNode history) {
    List<String> told = new ArrayList<>();
    history
        .at("/rows")
        .forEach(row ->
            told.add(
                row.at("/flowId").asText()
                    + row.at("/step").asText()
                    + row.at("/passed").asText()
                    + row.at("/rule").asText()));
    return told;
  }

  private static String told(Row row) {
    String rule = row.failedRules().isEmpty() ? "null" : row.failedRules().get(0);
    return row.flowId() + row.step() + row.passed() + rule;
  }
}
