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

class FieldsTest {

  private static final RunningServer SERVER = RunningServer.start();
  private static final Api API = SERVER.api();

  @AfterAll
  static void close() {
    SERVER.close();
  }

  private static Answer call(String method, String process, String body) {
    return API.call(
        method,
        "/api/processes/" + process + "/fields",
        BodyPublishers.ofString(body),
        "Content-Type",
        "application/json");
  }

  private static JsonNode journey(String flowId) {
    return API.get("/api/flows/" + flowId + "/candidates/B01").json();
  }

  /** By its names {@code selected} would be the verdict; a person knows that it is {@code fine}. */
  @Test
  void whatAPersonSaidTakesThePlaceOfWhatIsInferred() {
    String rows = "[{\"nr\":\"B01\",\"id\":\"x\",\"selected\":true,\"fine\":false}]";
    String flowId = API.store(FlowText.named("corrected").observing("rows", rows));
    assertThat(journey(flowId).path("verdict").asText()).isEqualTo("never_entered");

    String fields = "{\"rows\":{\"id\":\"nr\",\"passed\":\"fine\"}}";
    Answer answer = call("PUT", "corrected", "{\"fields\":%s}".formatted(fields));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(API.get("/api/processes/corrected/fields").json().path("fields"))
        .hasToString(fields);
    JsonNode corrected = journey(flowId);
    assertThat(corrected.path("verdict").asText()).isEqualTo("dropped");
    assertThat(corrected.at("/journey/0/corrected").booleanValue()).isTrue();
    assertThat(corrected.at("/journey/0/inferred").booleanValue()).isFalse();

    call("DELETE", "corrected", "");
    assertThat(journey(flowId).path("verdict").asText()).isEqualTo("never_entered");
  }

  @Test
  void whatAClientDeclaresIsNotCorrected() {
    call("PUT", "declared", "{\"fields\":{\"rows\":{\"id\":\"other\"}}}");
    String flowId =
        API.store(
            FlowText.named("declared")
                .observing(
                    "rows",
                    "[{\"nr\":\"B01\",\"ok\":true}]",
                    ",\"roles\":{\"id\":\"nr\",\"passed\":\"ok\"}"));
    assertThat(journey(flowId).path("verdict").asText()).isEqualTo("selected");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"fields\":7}",
        "{\"fields\":{\"rows\":[]}}",
        "{\"fields\":{\"rows\":{\"passed\":\"fine\"}}}",
        "{\"fields\":{\"rows\":{\"id\":\"\"}}}",
        "{\"fields\":{\"rows\":{\"id\":\"a\",\"colour\":\"b\"}}}",
        "{\"fields\":{\"\":{\"id\":\"a\"}}}",
      })
  void otherBodiesAreRefused(String body) {
    assertThat(call("PUT", "refused", body).problem()).isEqualTo("invalid-parameter");
  }
}
