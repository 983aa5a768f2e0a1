package dev.flowtrail.server.otlp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What spans become: of two generations of conventions the same. */
class MappingTest {

  private static final Exported FORMER = Exported.file("chain-former.json");
  private static final Exported PRESENT = Exported.file("chain-present.json");
  private static final Exported EVENTS = Exported.file("chat-events.json");

  @Test
  void rootIsTheFlow() {
    JsonNode flow = PRESENT.flow();
    assertThat(flow.get("name").asText()).isEqualTo("answer_question");
    assertThat(flow.get("status").asText()).isEqualTo("completed");
    assertThat(flow.get("createdAt").asText()).isEqualTo("2026-01-05T10:00:00Z");
    assertThat(flow.get("finishedAt").asText()).isEqualTo("2026-01-05T10:00:03Z");
    assertThat(flow.at("/trace/traceId").asText()).isEqualTo("5b8efff798038103d269b633813fc60d");
    assertThat(flow.at("/trace/spanId").asText()).isEqualTo("eee19b7ec3c1b180");
  }

  @Test
  void flowHasItsKeyAndItsService() {
    assertThat(FORMER.flow().get("key").asText()).isEqualTo("order-9");
    assertThat(FORMER.flow().at("/attributes/service.name").asText()).isEqualTo("offers");
  }

  @Test
  void contentsAreNoAttributesOfTheFlow() {
    assertThat(FORMER.flow().get("attributes").toString())
        .isEqualTo(
            "{\"service.name\":\"offers\",\"traceloop.span.kind\":\"workflow\","
                + "\"traceloop.entity.name\":\"RunnableSequence\"}");
  }

  @Test
  void everySpanTellsItsTraceOnce() {
    assertThat(FORMER.events()).filteredOn(event -> event.has("flow")).hasSize(3);
    assertThat(FORMER.events())
        .filteredOn(event -> event.has("flow"))
        .extracting(event -> event.at("/flow/id").asText())
        .containsOnly(FORMER.flow().get("id").asText());
  }

  @Test
  void otherSpansAreStepsInsideTheirParents() {
    String root = PRESENT.step("invoke_workflow answer_question").get("id").asText();
    assertThat(PRESENT.step("chat gpt-4o").get("parentId").asText()).isEqualTo(root);
    assertThat(PRESENT.step("chat gpt-4o").get("startedAt").asText())
        .isEqualTo("2026-01-05T10:00:00.500Z");
    assertThat(PRESENT.step("chat gpt-4o").has("position")).isFalse();
  }

  @Test
  void operationsOfBothGenerationsAreKinds() {
    assertThat(PRESENT.steps().map(step -> step.get("kind").asText()))
        .containsExactly("workflow", "retrieve", "llm", "tool");
    assertThat(FORMER.steps().map(step -> step.get("kind").asText()))
        .containsExactly("workflow", "retrieve", "llm");
  }

  @Test
  void modelAndTokensHaveOneNameEach() {
    String config =
        "{\"operation\":\"chat\",\"provider\":\"openai\",\"model\":\"gpt-4o\",\"temperature\":0.2}";
    assertThat(PRESENT.data("chat gpt-4o", "config")).isEqualTo(config);
    assertThat(FORMER.data("ChatOpenAI.chat", "config")).isEqualTo(config);
    assertThat(PRESENT.data("chat gpt-4o", "usage"))
        .isEqualTo("{\"inputTokens\":23,\"outputTokens\":2,\"model\":\"gpt-4o-2024-08-06\"}");
    assertThat(FORMER.data("ChatOpenAI.chat", "usage"))
        .isEqualTo(
            "{\"inputTokens\":23,\"outputTokens\":2,\"totalTokens\":25,"
                + "\"model\":\"gpt-4o-2024-08-06\"}");
  }

  @Test
  void promptsAreInputs() {
    assertThat(PRESENT.data("chat gpt-4o", "input"))
        .isEqualTo(
            "{\"system\":[{\"type\":\"text\",\"content\":\"Choose one.\"}],"
                + "\"messages\":[{\"role\":\"user\",\"parts\":"
                + "[{\"type\":\"text\",\"content\":\"K1 or K2?\"}]}]}");
    String messages =
        "[{\"role\":\"system\",\"content\":\"Choose one.\"},"
            + "{\"role\":\"user\",\"content\":\"K1 or K2?\"}]";
    assertThat(FORMER.data("ChatOpenAI.chat", "input")).isEqualTo(messages);
    assertThat(EVENTS.data("chat gpt-4o", "input")).isEqualTo(messages);
    assertThat(EVENTS.observation("chat gpt-4o", "input").get("role").asText()).isEqualTo("input");
  }

  @Test
  void completionsAreOutputs() {
    assertThat(PRESENT.observation("chat gpt-4o", "output").at("/data/0/parts/0/content").asText())
        .isEqualTo("K2");
    assertThat(FORMER.data("ChatOpenAI.chat", "output"))
        .isEqualTo("[{\"role\":\"assistant\",\"content\":\"K2\",\"finish_reason\":\"stop\"}]");
    assertThat(EVENTS.data("chat gpt-4o", "output"))
        .isEqualTo(
            "[{\"role\":\"assistant\",\"index\":0,\"finish_reason\":\"stop\","
                + "\"message\":{\"content\":\"K2\"}}]");
  }

  @Test
  void toolsAndChainsHaveInputAndOutputToo() {
    assertThat(PRESENT.data("execute_tool stock", "input")).isEqualTo("{\"id\":\"K2\"}");
    assertThat(PRESENT.data("execute_tool stock", "output")).isEqualTo("{\"left\":0}");
    assertThat(FORMER.data("RunnableSequence.workflow", "input"))
        .isEqualTo("{\"question\":\"Which kettle?\"}");
    assertThat(PRESENT.data("retrieval products", "input")).isEqualTo("\"Which kettle?\"");
  }

  @Test
  void retrievedDocumentsAreCandidatesWithRoles() {
    String documents = "[{\"id\":\"K1\",\"score\":0.92},{\"id\":\"K2\",\"score\":0.81}]";
    assertThat(PRESENT.data("retrieval products", "candidates")).isEqualTo(documents);
    assertThat(FORMER.data("VectorStoreRetriever.task", "candidates")).isEqualTo(documents);
    assertThat(PRESENT.observation("retrieval products", "candidates").get("roles").toString())
        .isEqualTo("{\"id\":\"id\",\"score\":\"score\"}");
  }

  @Test
  void evaluationsAreVerdicts() {
    assertThat(PRESENT.data("chat gpt-4o", "evaluations"))
        .isEqualTo(
            "[{\"name\":\"relevance\",\"score\":0.75,\"label\":\"relevant\","
                + "\"explanation\":\"Names a kettle.\"}]");
  }

  @Test
  void otherEventsAreKept() {
    assertThat(EVENTS.data("chat gpt-4o", "events"))
        .isEqualTo(
            "[{\"name\":\"cache.miss\",\"time\":\"2026-01-05T10:00:00.600Z\",\"attributes\":{}}]");
  }

  @Test
  void exceptionIsTheReasonOfAFailure() {
    assertThat(PRESENT.step("execute_tool stock").get("status").asText()).isEqualTo("failed");
    assertThat(PRESENT.step("execute_tool stock").get("reason").asText())
        .isEqualTo("SoldOut: none left");
  }

  @Test
  void whatHasNoPlaceOfItsOwnStaysWithTheSpan() {
    JsonNode span = FORMER.observation("ChatOpenAI.chat", "span").get("data");
    assertThat(span.get("attributes").toString()).isEqualTo("{\"server.address\":\"models.test\"}");
    assertThat(span.get("resource").toString()).isEqualTo("{\"service.name\":\"offers\"}");
    assertThat(span.get("scope").asText()).isEqualTo("opentelemetry.instrumentation.langchain");
    assertThat(span.get("spanId").asText()).isEqualTo("eee19b7ec3c1b172");
  }

  @Test
  void ownAttributesSayWhatIsWhat() {
    Exported exported =
        Exported.json(
            span(
                """
                {"key": "flowtrail.step.name", "value": {"stringValue": "apply_filters"}},
                {"key": "flowtrail.step.kind", "value": {"stringValue": "filter"}},
                {"key": "flowtrail.roles.id", "value": {"stringValue": "asin"}},
                {"key": "flowtrail.roles.passed", "value": {"stringValue": "ok"}},
                {"key": "flowtrail.candidates", "value":
                    {"stringValue": "[{\\"asin\\": \\"B1\\", \\"ok\\": true, \\"price\\": 1.00}]"}}
                """));
    assertThat(exported.step("apply_filters").get("kind").asText()).isEqualTo("filter");
    JsonNode candidates = exported.observation("apply_filters", "candidates");
    assertThat(candidates.get("role").asText()).isEqualTo("candidates");
    assertThat(candidates.get("roles").toString()).isEqualTo("{\"id\":\"asin\",\"passed\":\"ok\"}");
    assertThat(candidates.get("data")).hasSize(1);
  }

  @Test
  void candidatesThatAreNoListStayAnAttribute() {
    Exported exported =
        Exported.json(
            span(
                """
                {"key": "flowtrail.candidates", "value": {"stringValue": "[{\\"asin\\": "}}
                """));
    assertThat(
            exported
                .observation("work", "span")
                .get("data")
                .get("attributes")
                .get("flowtrail.candidates")
                .asText())
        .isEqualTo("[{\"asin\": ");
  }

  @Test
  void plainRootIsNoStep() {
    Exported exported =
        Exported.json(span("").replace("\"parentSpanId\": \"000000000000000b\",", ""));
    assertThat(exported.flow().get("name").asText()).isEqualTo("work");
    assertThat(exported.steps()).isEmpty();
  }

  @Test
  void sameSpanIsTheSameStepEveryTime() {
    assertThat(ids(Exported.file("chain-present.json")))
        .isEqualTo(ids(PRESENT))
        .doesNotHaveDuplicates();
  }

  private static List<String> ids(Exported exported) {
    return exported.events().stream()
        .flatMap(event -> StreamSupport.stream(event.spliterator(), false))
        .filter(subject -> !subject.has("trace"))
        .map(subject -> subject.path("id").asText())
        .filter(id -> !id.isEmpty())
        .toList();
  }

  @Test
  void spanThatIsNotOverIsAStepThatRuns() {
    Exported exported =
        Exported.json(span("").replace("\"endTimeUnixNano\": \"1767607200500000000\",", ""));
    assertThat(exported.events())
        .extracting(event -> event.get("type").asText())
        .contains("step.started");
    assertThat(exported.step("work").has("status")).isFalse();
  }

  /** An export of one span that has a parent. */
  private static String span(String attributes) {
    return """
    {"resourceSpans": [{"scopeSpans": [{"spans": [{
      "traceId": "0000000000000000000000000000000a", "spanId": "000000000000000a",
      "parentSpanId": "000000000000000b", "name": "work",
      "startTimeUnixNano": "1767607200000000000",
      "endTimeUnixNano": "1767607200500000000",
      "attributes": [%s]}]}]}]}
    """
        .formatted(attributes);
  }
}
