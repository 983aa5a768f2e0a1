package dev.flowtrail.server.otlp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.flowtrail.server.Answer;
import dev.flowtrail.server.Api;
import dev.flowtrail.server.Eventually;
import dev.flowtrail.server.RunningServer;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Traces that come to a running server. */
class TracesTest {

  private static final RunningServer SERVER = RunningServer.start(Map.of("otlp-port", "0"));

  @AfterAll
  static void close() {
    SERVER.close();
  }

  private static Answer post(String type, byte[] body, String... more) {
    List<String> headers = new ArrayList<>(List.of("Content-Type", type));
    headers.addAll(List.of(more));
    return SERVER
        .telemetry()
        .call(
            "POST", "/v1/traces", BodyPublishers.ofByteArray(body), headers.toArray(String[]::new));
  }

  private static Answer postJson(String body) {
    return post("application/json", body.getBytes(UTF_8));
  }

  private static String file(String name) {
    try (InputStream file = TracesTest.class.getResourceAsStream("/otlp/" + name)) {
      return new String(file.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** The flow of a trace, once it has so many steps and came to its end. */
  private static JsonNode awaitFlow(String traceId, int steps) {
    String id = new SpanIds(1, traceId).flow().toString();
    Eventually.isTrue(() -> {
      Answer answer = SERVER.api().get("/api/flows/" + id);
      return answer.status() == 200
          && answer.json().get("steps").size() == steps
          && !answer.at("/finishedAt").equals("null");
    });
    return SERVER.api().details(id).json();
  }

  private static List<String> names(JsonNode flow) {
    List<String> names = new ArrayList<>();
    flow.get("steps").forEach(step -> names.add(step.get("name").asText()));
    return names;
  }

  /** A service of its own, with an exporter of its own that sends each span by itself. */
  private static SdkTracerProvider service(String name) {
    return SdkTracerProvider.builder()
        .setResource(Resource.builder().put("service.name", name).build())
        .addSpanProcessor(
            SimpleSpanProcessor.create(
                OtlpHttpSpanExporter.builder()
                    .setEndpoint(SERVER.api().address() + "/v1/traces")
                    .setCompression("gzip")
                    .build()))
        .build();
  }

  @Test
  void servicesThatExportApartAndOutOfOrderMakeOneFlow() {
    try (SdkTracerProvider front = service("front");
        SdkTracerProvider search = service("search");
        SdkTracerProvider judge = service("judge")) {
      Span root = start(front, "best_offer", SpanKind.SERVER, Context.root(), "flowtrail.flow.key");
      Context inside = Context.root().with(root);
      Span retrieve = start(search, "retrieve", SpanKind.CLIENT, inside, "gen_ai.operation.name");
      Span chat = start(judge, "chat m-2", SpanKind.CLIENT, inside, "gen_ai.operation.name");
      Span tool = start(judge, "stock", SpanKind.INTERNAL, inside.with(chat), "tool.name");
      retrieve.setAttribute(
          AttributeKey.stringKey("gen_ai.retrieval.documents"),
          "[{\"id\":\"K1\",\"score\":0.9},{\"id\":\"K2\",\"score\":0.8}]");
      chat.setAttribute("gen_ai.request.model", "m-2");
      tool.recordException(new IllegalStateException("sold out"));
      tool.setStatus(StatusCode.ERROR);
      // The exporters send each when it ends: the root before its children.
      List.of(root, tool, retrieve, chat).forEach(Span::end);
      List.of(front, search, judge)
          .forEach(
              service -> assertThat(service.forceFlush().join(20, SECONDS).isSuccess()).isTrue());

      JsonNode flow = awaitFlow(root.getSpanContext().getTraceId(), 3);
      assertThat(flow.get("name").asText()).isEqualTo("best_offer");
      assertThat(flow.get("status").asText()).isEqualTo("completed");
      assertThat(flow.get("key").asText()).isEqualTo("best_offer");
      assertThat(flow.at("/attributes/service.name").asText()).isEqualTo("front");
      assertThat(names(flow)).containsExactly("retrieve", "chat m-2", "stock");
      assertThat(flow.at("/steps/0/candidates/in").asInt()).isEqualTo(2);
      assertThat(flow.at("/steps/2/parentId").asText()).isEqualTo(flow.at("/steps/1/id").asText());
      assertThat(flow.at("/steps/2/status").asText()).isEqualTo("failed");
      assertThat(flow.at("/steps/2/reason").asText())
          .isEqualTo("java.lang.IllegalStateException: sold out");
    }
  }

  private static Span start(
      SdkTracerProvider service, String name, SpanKind kind, Context parent, String attribute) {
    Tracer tracer = service.get("pipeline");
    return tracer
        .spanBuilder(name)
        .setSpanKind(kind)
        .setParent(parent)
        .setAttribute(attribute, name.split(" ")[0])
        .startSpan();
  }

  @Test
  void exportIsAnsweredInItsOwnForm() throws IOException {
    Answer inJson = postJson("{\"resourceSpans\": []}");
    assertThat(inJson.status()).isEqualTo(200);
    assertThat(inJson.header("Content-Type")).isEqualTo("application/json");
    assertThat(inJson.text()).isEqualTo("{}");
    Answer inProtobuf = post("application/x-protobuf", new byte[0]);
    assertThat(inProtobuf.status()).isEqualTo(200);
    assertThat(inProtobuf.header("Content-Type")).isEqualTo("application/x-protobuf");
    assertThat(ExportTraceServiceResponse.parseFrom(inProtobuf.body()))
        .isEqualTo(ExportTraceServiceResponse.getDefaultInstance());
  }

  @Test
  void spansThatAreNoneAreNamedAndTheOthersTaken() {
    String half = file("chain-present.json").replace("eee19b7ec3c1b183", "0000000000000000");
    Answer answer = postJson(half);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.at("/partialSuccess/rejectedSpans")).isEqualTo("1");
    assertThat(answer.at("/partialSuccess/errorMessage")).contains("spanId");
    // What was exported twice is there once.
    assertThat(postJson(half).status()).isEqualTo(200);
    assertThat(postJson(file("chain-present.json")).text()).isEqualTo("{}");
    JsonNode flow = awaitFlow("5b8efff798038103d269b633813fc60d", 4);
    assertThat(names(flow))
        .containsExactly(
            "invoke_workflow answer_question",
            "retrieval products",
            "chat gpt-4o",
            "execute_tool stock");
    assertThat(flow.at("/steps/1/observations").findValuesAsText("name"))
        .containsExactly("input", "config", "candidates", "span");
  }

  @Test
  void stepsThatBearOneNameStandWhereTheyBegan() {
    String trace = "5b8efff798038103d269b633813fc60f";
    assertThat(postJson(span(trace, "b", 3), span(trace, "a", 2))).isEqualTo(200);
    assertThat(postJson(span(trace, "a", 1), span(trace, "root", 0))).isEqualTo(200);
    JsonNode flow = awaitFlow(trace, 3);
    assertThat(names(flow)).containsExactly("a", "a", "b");
    assertThat(flow.get("steps").valueStream().map(step -> step.get("position").asInt()))
        .containsExactly(0, 1, 2);
    assertThat(flow.get("steps").valueStream().map(step -> step.get("version").asInt()))
        .containsExactly(1, 2, 1);
  }

  private static int postJson(String... spans) {
    return postJson(
            "{\"resourceSpans\": [{\"scopeSpans\": [{\"spans\": [%s]}]}]}"
                .formatted(String.join(",", spans)))
        .status();
  }

  /** A span that begins so many seconds after the root, which is number 0. */
  private static String span(String traceId, String name, int second) {
    return """
    {"traceId": "%s", "spanId": "000000000000001%d", "parentSpanId": "%s", "name": "%s",
     "startTimeUnixNano": "176760720%d000000000", "endTimeUnixNano": "1767607209000000000"}
    """
        .formatted(traceId, second, second == 0 ? "" : "0000000000000010", name, second);
  }

  @Test
  void spanThatCameTwiceInOneExportIsOneStep() {
    String trace = "5b8efff798038103d269b633813fc610";
    String span = span(trace, "a", 1);
    assertThat(postJson(span, span(trace, "root", 0), span)).isEqualTo(200);
    assertThat(awaitFlow(trace, 1).at("/steps/0/observations")).hasSize(1);
  }

  @Test
  void traceWithoutItsRootIsThereAndRuns() {
    assertThat(postJson(file("chat-events.json")).status()).isEqualTo(200);
    String id = new SpanIds(1, "5b8efff798038103d269b633813fc60e").flow().toString();
    SERVER.api().awaitVisible(id);
    JsonNode flow = SERVER.api().get("/api/flows/" + id).json();
    assertThat(flow.get("status").asText()).isEqualTo("running");
    assertThat(flow.get("unknown").toString()).contains("name");
    assertThat(flow.at("/trace/traceId").asText()).isEqualTo("5b8efff798038103d269b633813fc60e");
  }

  @Test
  void faultsAreToldInTheDialectOfOpenTelemetry() throws IOException {
    Answer inJson = postJson("{\"resourceSpans\": 5}");
    assertThat(inJson.status()).isEqualTo(400);
    assertThat(inJson.header("Content-Type")).isEqualTo("application/json");
    assertThat(inJson.json().get("code").asInt()).isEqualTo(3);
    assertThat(inJson.json().get("message").asText()).contains("/resourceSpans");
    Answer inProtobuf = post("application/x-protobuf", new byte[] {10, 99});
    assertThat(inProtobuf.status()).isEqualTo(400);
    assertThat(inProtobuf.header("Content-Type")).isEqualTo("application/x-protobuf");
    assertThat(inProtobuf.body()).startsWith(8, 3, 18);
    assertThat(post("text/plain", new byte[0]).status()).isEqualTo(415);
    assertThat(post("application/json", "{}".getBytes(UTF_8), "Content-Encoding", "br").status())
        .isEqualTo(415);
  }

  @Test
  void smallBodyThatUnpacksToAHugeOneIsTooLarge() throws IOException {
    Answer answer =
        post(
            "application/json",
            zipped(out -> write(out, " ".repeat(1 << 20), 65)),
            "Content-Encoding",
            "gzip");
    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.json().get("message").asText()).contains("maxBodyBytes is 67108864");
  }

  private static byte[] zipped(Consumer<GZIPOutputStream> content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      content.accept(out);
    }
    return bytes.toByteArray();
  }

  private static void write(GZIPOutputStream out, String text, int times) {
    try {
      for (int i = 0; i < times; i++) {
        out.write(text.getBytes(UTF_8));
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void ownPortServesNothingElse() {
    assertThat(SERVER.telemetry().get("/api/flows").status()).isEqualTo(404);
    assertThat(SERVER.telemetry().get("/v1/traces").status()).isEqualTo(405);
  }

  @Test
  void fullQueueAsksToComeAgain() {
    try (RunningServer server = RunningServer.start(Map.of("queue-max-entries", "1"));
        Handle handle = server.jdbi().open()) {
      handle.begin();
      handle.execute("lock table flow in exclusive mode");
      assertThat(postTo(server.api(), "chat-events.json").status()).isEqualTo(200);
      Answer refused = postTo(server.api(), "chain-former.json");
      assertThat(refused.status()).isEqualTo(503);
      assertThat(refused.header("Retry-After")).isEqualTo("5");
      assertThat(refused.json().get("code").asInt()).isEqualTo(14);
      handle.rollback();
    }
  }

  private static Answer postTo(Api api, String name) {
    return api.call(
        "POST",
        "/v1/traces",
        BodyPublishers.ofString(file(name)),
        "Content-Type",
        "application/json");
  }
}
