package dev.flowtrail.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flowtrail.server.Settings.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RolesTest {

  @Test
  void apiAloneAcceptsAndAWorkerBesideItStores() {
    try (RunningServer api = RunningServer.start(Role.API)) {
      String id = api.api().post(FlowText.of("[1]")).at("/flowId");
      assertThat(api.api().get("/api/flows/" + id).status()).isEqualTo(404);
      try (RunningServer worker = api.beside(Role.WORKER)) {
        api.api().awaitVisible(id);
        assertThat(api.api().details(id).text()).contains("\"data\":[1]");
        assertThat(worker.api().get("/health").status()).isEqualTo(200);
      }
    }
  }

  @Test
  void healthNamesTheRoleAndItsParts() {
    try (RunningServer api = RunningServer.start(Role.API);
        RunningServer worker = api.beside(Role.WORKER)) {
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

  @ParameterizedTest
  @ValueSource(strings = {"/", "/index.html", "/api/flows", "/openapi.yaml"})
  void workerAnswersNothingButItsHealth(String path) {
    try (RunningServer worker = RunningServer.start(Role.WORKER)) {
      Answer answer = worker.api().get(path);
      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.problem()).isEqualTo("not-found");
    }
  }

  @Test
  void oneKeyAtTwoServersIsOneFlow() {
    try (RunningServer first = RunningServer.start();
        RunningServer second = first.beside(Role.API)) {
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
