package dev.flowtrail.server.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.flowtrail.server.Answer;
import dev.flowtrail.server.Api;
import dev.flowtrail.server.FlowText;
import dev.flowtrail.server.RunningServer;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkTest {

  private static final RunningServer SERVER = RunningServer.start();
  private static final Api API = SERVER.api();
  private static final String NOBODY = "01936f2a-0000-7000-8000-000000000000";

  @AfterAll
  static void close() {
    SERVER.close();
  }

  private static Answer put(String flowId, String body, String... headers) {
    String[] all = new String[headers.length + 2];
    all[0] = "Content-Type";
    all[1] = "application/json";
    System.arraycopy(headers, 0, all, 2, headers.length);
    return API.call("PUT", "/api/flows/" + flowId + "/mark", BodyPublishers.ofString(body), all);
  }

  private static JsonNode markOf(String flowId) {
    return API.get("/api/flows/" + flowId).json().path("mark");
  }

  @Test
  void markIsKeptUntilItIsTakenBack() {
    String flowId = API.store(FlowText.named("kept"));
    assertThat(markOf(flowId).isNull()).isTrue();
    assertThat(put(flowId, "{\"verdict\":\"good\"}").status()).isEqualTo(200);
    Answer answer = put(flowId, "{\"verdict\":\"bad\",\"note\":\"the \\\"wrong\\\" one\"}");
    assertThat(answer.at("/mark/verdict")).isEqualTo("bad");
    assertThat(markOf(flowId).path("note").asText()).isEqualTo("the \"wrong\" one");
    assertThat(API.details(flowId).at("/mark/verdict")).isEqualTo("bad");
    API.call("DELETE", "/api/flows/" + flowId + "/mark", BodyPublishers.noBody());
    assertThat(markOf(flowId).isNull()).isTrue();
  }

  @Test
  void runsThatAPersonMarkedBadAreContrasted() {
    for (int i = 0; i < 20; i++) {
      String market = i < 8 ? "AT" : "DE";
      String flowId =
          API.store(
              FlowText.named("marked")
                  .with("attributes", "{\"market\":\"%s\"}".formatted(market))
                  .with("status", "\"completed\""));
      if (i < 8) {
        put(flowId, "{\"verdict\":\"bad\"}");
      }
    }
    JsonNode answer = API.get("/api/processes/marked/contrast?bad=marked").json();
    assertThat(answer.at("/bad/sentence").asText()).isEqualTo("8 runs that a person marked bad");
    JsonNode market = answer.at("/contrasts/0");
    assertThat(market.path("name").asText()).isEqualTo("market");
    assertThat(market.path("difference").asInt()).isIn(1, -1);
    assertThat(market.path("riskRatio").isNull() || market.path("riskRatio").asInt() == 0).isTrue();
  }

  @Test
  void unknownFlowCannotBeMarked() {
    assertThat(put(NOBODY, "{\"verdict\":\"bad\"}").problem()).isEqualTo("flow-not-found");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{}", "{\"verdict\":\"ugly\"}", "{\"verdict\":7}", "[]", "{\"verdict\":", ""})
  void otherBodiesAreRefused(String body) {
    assertThat(put(NOBODY, body).status()).isEqualTo(400);
  }

  @Test
  void pageOfAnotherSiteMarksNothing() {
    String flowId = API.store(FlowText.named("foreign"));
    Answer answer = put(flowId, "{\"verdict\":\"bad\"}", "Sec-Fetch-Site", "cross-site");
    assertThat(answer.problem()).isEqualTo("forbidden");
    assertThat(markOf(flowId).isNull()).isTrue();
  }
}
