package dev.flowtrail.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ServerRolesTest {

  private static final Map<String, String> API = Map.of("role", "api");
  private static final Map<String, String> WORKER = Map.of("role", "worker");

  @Test
  void apiAloneAcceptsAndAWorkerBesideItStores() {
    try (RunningServer api = RunningServer.start(API)) {
      String id = api.api().post(FlowText.of("[1]")).at("/flowId");
      assertThat(api.api().get("/api/flows/" + id).status()).isEqualTo(404);
      try (RunningServer worker = api.beside(WORKER)) {
        api.api().awaitVisible(id);
        assertThat(api.api().details(id).text()).contains("\"data\":[1]");
        assertThat(worker.api().get("/health").status()).isEqualTo(200);
      }
    }
  }

  @Test
  void healthNamesTheRoleAndItsParts() {
    try (RunningServer api = RunningServer.start(API);
        RunningServer worker = api.beside(WORKER)) {
      Answer ofApi = api.api().get("/health");
      assertThat(ofApi.at("/role")).isEqualTo("api");
      assertThat(ofApi.json().at("/parts").toString())
          .contains("database")
          .doesNotContain("worker");
      Answer ofWorker = worker.api().get("/health");
      assertThat(ofWorker.at("/role")).isEqualTo("worker");
      assertThat(ofWorker.json().at("/parts").toString()).contains("database", "worker");
    }
  }

  @Test
  void workerAnswersNothingButItsHealth() {
    try (RunningServer worker = RunningServer.start(WORKER)) {
      assertThat(Stream.of("/", "/index.html", "/api/flows", "/openapi.yaml"))
          .map(worker.api()::get)
          .allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.problem()).isEqualTo("not-found");
          });
    }
  }

  @Test
  void oneKeyAtTwoServersIsOneFlow() {
    try (RunningServer first = RunningServer.start();
        RunningServer second = first.beside(API)) {
      String body = FlowText.of("[1]").toString();
      String id = first.api().post("shared", body).at("/flowId");
      Answer again = second.api().post("shared", body);
      assertThat(again.at("/flowId")).isEqualTo(id);
      assertThat(again.json().at("/replayed").booleanValue()).isTrue();
      Answer other = second.api().post("shared", FlowText.of("[2]").toString());
      assertThat(other.status()).isEqualTo(422);
      assertThat(other.problem()).isEqualTo("idempotency-key-reused");
    }
  }
}
