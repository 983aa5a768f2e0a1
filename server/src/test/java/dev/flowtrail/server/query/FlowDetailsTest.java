package dev.flowtrail.server.query;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.flowtrail.server.Answer;
import dev.flowtrail.server.Api;
import dev.flowtrail.server.FlowText;
import dev.flowtrail.server.RunningServer;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlowDetailsTest {

  private static final RunningServer SERVER = RunningServer.start();
  private static final Api API = SERVER.api();

  @AfterAll
  static void close() {
    SERVER.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "true",
        "-0",
        "\"\"",
        "[ ]",
        "{\t}",
        "12345678901234567890123456789012345678901234567890",
        "-0.10000000000000000000000000000000000000000000000000001",
        "1E400",
        "1.00e-0007",
        "\"\\u00e9\\u0000\\ud83d\\ude00 \\/ \\\"\"",
        "\"é😀 \u2028\"",
        "{\"a\":1, \"a\" : 2}",
        "[ 1 ,\n\t{\"b\": [ {} , [[]] ]} ]",
        "{\"\":{\"a.b\":[false,1.0,1.00]}}",
      })
  void dataComesBackByteForByte(String data) {
    String flowId = API.store(FlowText.of(data));
    Answer details = API.details(flowId);
    assertThat(details.text()).contains("\"data\":" + data + "}");
    assertThat(details.json().at("/steps/0/observations/0/bytes").intValue())
        .isEqualTo(data.getBytes(UTF_8).length);
  }

  @Test
  void largeDataComesBackByteForByteFromAFrameOfItsOwn() {
    String data = numbers(20_000_000);
    String flowId = API.store(FlowText.named("selection").observing("a", "1").observing("b", data));
    assertThat(API.details(flowId).text().contains("\"data\":" + data + "}")).isTrue();
    assertThat(frames(flowId)).isEqualTo(2);
  }

  private static String numbers(int length) {
    Random random = new Random(1);
    StringBuilder numbers = new StringBuilder(length + 20).append('[');
    while (numbers.length() < length) {
      numbers.append(random.nextLong()).append(',');
    }
    return numbers.append("0]").toString();
  }

  @Test
  void smallDataSharesAFrame() {
    FlowText flow = FlowText.named("selection");
    for (int i = 0; i < 100; i++) {
      flow = flow.observing("part-" + i, "[" + i + "]");
    }
    String flowId = API.store(flow);
    assertThat(frames(flowId)).isEqualTo(1);
    assertThat(API.details(flowId).text()).contains("\"data\":[0]", "\"data\":[99]");
  }

  private static int frames(String flowId) {
    return SERVER
        .jdbi()
        .withHandle(handle ->
            handle
                .createQuery(
                    """
                    select count(distinct (segment_id, frame_offset))
                    from observation
                    where flow_id = :id::uuid
                    """)
                .bind("id", flowId)
                .mapTo(Integer.class)
                .one());
  }

  @Test
  void flowIsToldWithItsStepsAndObservations() {
    String flowId =
        API.store(
            FlowText.named("selection")
                .with("key", "\"B0XYZ\"")
                .with("finishedAt", "\"2026-01-05T10:00:02.150001Z\"")
                .with("attributes", "{\"market\":\"DE\",\"big\":1.00000000000000000001}")
                .with("trace", "{\"traceId\":\"t\",\"spanId\":\"s\"}")
                .observing(
                    "evaluations",
                    "[{\"asin\":\"B01\",\"metrics\":{\"price\":29.99}}]",
                    ",\"queryable\":{\"metrics.price\":\"number\"},\"roles\":{\"id\":\"asin\"}"));
    Answer answer = API.get("/api/flows/" + flowId);
    JsonNode flow = answer.json();
    assertThat(flow.path("name").asText()).isEqualTo("selection");
    assertThat(flow.path("key").asText()).isEqualTo("B0XYZ");
    assertThat(flow.path("status").asText()).isEqualTo("completed");
    assertThat(flow.path("createdAt").asText()).isEqualTo("2026-01-05T10:00:00.000Z");
    assertThat(flow.path("finishedAt").asText()).isEqualTo("2026-01-05T10:00:02.150001Z");
    assertThat(flow.at("/trace/spanId").asText()).isEqualTo("s");
    assertThat(answer.text())
        .contains("\"attributes\":{\"market\":\"DE\",\"big\":1.00000000000000000001}");
    assertThat(flow.at("/steps/0/name").asText()).isEqualTo("filter");
    JsonNode observation = flow.at("/steps/0/observations/0");
    assertThat(observation.path("role").asText()).isEqualTo("candidates");
    assertThat(observation.at("/roles/id").asText()).isEqualTo("asin");
    assertThat(observation.at("/queryable/metrics.price").asText()).isEqualTo("number");
    assertThat(observation.path("itemCount").intValue()).isEqualTo(1);
    assertThat(observation.path("hash").asText()).matches("[0-9a-f]{32}");
    assertThat(observation.at("/summary/fields/metrics.price/max").doubleValue()).isEqualTo(29.99);
    assertThat(observation.path("dataUrl").asText())
        .isEqualTo("/api/observations/" + observation.path("id").asText() + "/data");
    assertThat(observation.has("data")).isFalse();
  }

  @Test
  void funnelCountsAllCandidatesAlsoWhereTheDataHoldsAPart() {
    String declared = ",\"roles\":{\"passed\":\"ok\"},\"totals\":{\"in\":1000000,\"out\":120}";
    String flowId =
        API.store(FlowText.named("selection").observing("rows", "[{\"ok\":true}]", declared));
    JsonNode flow = API.get("/api/flows/" + flowId).json();
    assertThat(flow.at("/steps/0/candidates")).hasToString("{\"in\":1000000,\"out\":120}");
    assertThat(flow.at("/steps/0/observations/0/itemCount").intValue()).isEqualTo(1);
    assertThat(flow.at("/steps/0/observations/0/summary/totals/in").intValue())
        .isEqualTo(1_000_000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/details"})
  void unknownFlowIsNotFound(String more) {
    Answer answer = API.get("/api/flows/0197c5a4-6d2e-7cc1-a3f2-1f0b6d5c4e3a" + more);
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.problem()).isEqualTo("flow-not-found");
  }

  @ParameterizedTest
  @ValueSource(strings = {"17", "0197c5a4-6d2e-7cc1-a3f2", "1-1-1-1-1", "%00"})
  void idThatIsNoUuidIsRefused(String id) {
    Answer answer = API.get("/api/flows/" + id);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.problem()).isEqualTo("invalid-id");
  }

  @Test
  void answerInAnotherFormThanJsonIsNotToBeHad() {
    Answer answer = API.get("/api/flows", "Accept", "text/csv");
    assertThat(answer.status()).isEqualTo(406);
    assertThat(answer.problem()).isEqualTo("not-acceptable");
  }

  @Test
  void funnelShowsWhatEachStepKept() {
    API.store(
        FlowText.named("funnel")
            .observing(
                "evaluations",
                "[{\"ok\":true},{\"ok\":false},{\"ok\":false}]",
                ",\"roles\":{\"passed\":\"ok\"}"));
    JsonNode flow = API.get("/api/flows?name=funnel").json().at("/flows/0");
    assertThat(flow.path("stepCount").intValue()).isEqualTo(1);
    assertThat(flow.path("observationCount").intValue()).isEqualTo(1);
    assertThat(flow.at("/funnel/0/in").intValue()).isEqualTo(3);
    assertThat(flow.at("/funnel/0/out").intValue()).isEqualTo(1);
  }
}
