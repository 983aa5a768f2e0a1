package dev.flowtrail.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerProcessTest {

  private static final String DATA =
      "[12345678901234567890.10, {\"a\" : 1e-400}, \"é\\u00e9\", " + "7,".repeat(20_000) + "0]";

  @TempDir Path folder;

  @Test
  void whatWasAcceptedSurvivesEveryEndOfTheServer() throws IOException, InterruptedException {
    List<String> accepted = new ArrayList<>();
    ServerProcess killed = ServerProcess.start(folder);
    for (int i = 0; i < 20; i++) {
      Answer answer = api(killed).post(FlowText.of(DATA));
      assertThat(answer.status()).isEqualTo(202);
      accepted.add(answer.at("/flowId"));
    }
    killed.kill();

    try (ServerProcess stopped = ServerProcess.start(folder)) {
      assertAllThereOnce(api(stopped), accepted);
      accepted.add(api(stopped).post(FlowText.of(DATA)).at("/flowId"));
    }

    try (ServerProcess last = ServerProcess.start(folder)) {
      assertAllThereOnce(api(last), accepted);
    }
  }

  private static Api api(ServerProcess server) {
    return new Api(server.address());
  }

  private static void assertAllThereOnce(Api api, List<String> flowIds) {
    for (String flowId : flowIds) {
      api.awaitVisible(flowId);
      assertThat(api.details(flowId).text()).contains("\"data\":" + DATA + "}");
    }
    assertThat(api.get("/api/flows").json().at("/pagination/total").intValue())
        .isEqualTo(flowIds.size());
  }
}
