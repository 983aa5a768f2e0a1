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
      Answer answer = killed.api().post(FlowText.of(DATA));
      assertThat(answer.status()).isEqualTo(202);
      accepted.add(answer.at("/flowId"));
    }
    killed.kill();

    try (ServerProcess stopped = ServerProcess.start(folder)) {
      assertAllThereOnce(stopped.api(), accepted);
      accepted.add(stopped.api().post(FlowText.of(DATA)).at("/flowId"));
    }

    try (ServerProcess last = ServerProcess.start(folder)) {
      assertAllThereOnce(last.api(), accepted);
    }
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
