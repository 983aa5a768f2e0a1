package dev.flowtrail.server.query;

import static dev.flowtrail.server.FlowText.quote;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flowtrail.server.Answer;
import dev.flowtrail.server.Api;
import dev.flowtrail.server.FlowText;
import dev.flowtrail.server.RunningServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class VolumeTest {

  private static final RunningServer SERVER = RunningServer.start();
  private static final Api API = SERVER.api();

  @BeforeAll
  static void store() {
    store("2026-01-05T08:00:00Z", "\"completed\"");
    store("2026-01-05T09:00:00Z", "\"failed\"");
    store("2026-01-05T09:59:59.999999Z", "\"completed\"");
  }

  private static void store(String createdAt, String status) {
    API.store(FlowText.named("films").with("createdAt", quote(createdAt)).with("status", status));
  }

  @AfterAll
  static void close() {
    SERVER.close();
  }

  private static Answer volume(String query) {
    Answer answer = API.get("/api/volume?" + query);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer;
  }

  @Test
  void eachFlowCountsInTheStretchInWhichItBegan() {
    Answer answer = volume("from=2026-01-05T08:00:00Z&to=2026-01-05T10:00:00Z&buckets=2");
    assertThat(answer.json().path("counts")).hasToString("[1,2]");
    assertThat(answer.json().path("failed")).hasToString("[0,1]");
  }

  @Test
  void flowAtTheVeryEndOfALongTimeCountsInTheLastStretch() {
    Answer answer = volume("from=0001-01-01T00:00:00Z&to=2026-01-05T10:00:00Z&buckets=1");
    assertThat(answer.json().path("counts")).hasToString("[3]");
  }
}
