package dev.flowtrail.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.flowtrail.protocol.CandidateRoles;
import dev.flowtrail.protocol.FieldType;
import dev.flowtrail.protocol.FlowDocument;
import dev.flowtrail.protocol.FlowDocumentReader;
import dev.flowtrail.protocol.JsonText;
import dev.flowtrail.protocol.Limits;
import dev.flowtrail.protocol.MissingIds;
import dev.flowtrail.protocol.ObservationHead;
import dev.flowtrail.protocol.ObservationRole;
import dev.flowtrail.protocol.Status;
import dev.flowtrail.protocol.StepHead;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What reaches the server, read back by the reader that the server uses. */
final class WireDocumentTest {
  private static final ObjectMapper MAPPER = new ObjectMapper(JsonText.factory(Limits.DEFAULT));

  @AutoClose private final ScriptedServer server = new ScriptedServer();
  @AutoClose private final FlowTrail trail = Trails.to(server).apiKey("key-1").build();

  @Test
  void flowArrivesWithAllItSays() throws IOException {
    Flow flow = trail.createFlow("competitor_selection", "B0XYZ123").attribute("market", "DE");
    flow.attribute("budget", Map.of("max", 12.5));
    Submission submission = flow.finish("picked one");

    FlowDocument<JsonNode> document = received(submission);

    assertThat(document.flow().id()).isEqualTo(flow.id());
    assertThat(document.flow().name()).isEqualTo("competitor_selection");
    assertThat(document.flow().key()).isEqualTo("B0XYZ123");
    assertThat(document.flow().status()).isEqualTo(Status.COMPLETED);
    assertThat(document.flow().reason()).isEqualTo("picked one");
    assertThat(document.flow().attributes())
        .isEqualTo("{\"market\":\"DE\",\"budget\":{\"max\":12.5}}");
    assertThat(document.flow().finishedAt()).isAfterOrEqualTo(document.flow().createdAt());
  }

  @Test
  void stepsArriveInOrderWithTheirParents() throws IOException {
    Flow flow = trail.createFlow("selection");
    Step outer = flow.createStep("filter").kind(StepKind.FILTER);
    Step inner = outer.createStep("price").kind("my own kind");
    inner.finish("kept 12 of 50");
    outer.finish();

    List<FlowDocument.Step<JsonNode>> steps = received(flow.finish()).steps();

    StepHead first = steps.get(0).head();
    assertThat(List.of(first.id(), first.name(), first.position(), first.kind()))
        .isEqualTo(List.of(outer.id(), "filter", 0, "filter"));
    StepHead second = steps.get(1).head();
    assertThat(List.of(second.parentId(), second.position(), second.kind(), second.reason()))
        .isEqualTo(List.of(outer.id(), 1, "my own kind", "kept 12 of 50"));
    assertThat(second.finishedAt()).isAfterOrEqualTo(second.startedAt());
  }

  @Test
  void observationArrivesWithItsShape() throws IOException {
    Shape shape =
        Shape.candidates("asin")
            .passed("qualified")
            .score("total")
            .rank("rank")
            .reason("why")
            .rules("rules")
            .queryable("metrics.price", FieldType.NUMBER);
    Flow flow = trail.createFlow("selection");
    flow.runStep("filter", step -> step.capture("evaluations", rows(), shape));

    FlowDocument.Observation<JsonNode> observation = onlyObservation(flow.finish());

    ObservationHead head = observation.head();
    assertThat(head.role()).isEqualTo(ObservationRole.CANDIDATES);
    assertThat(head.roles())
        .isEqualTo(new CandidateRoles("asin", "qualified", "total", "rank", "why", "rules"));
    assertThat(head.queryable()).isEqualTo(Map.of("metrics.price", FieldType.NUMBER));
    assertThat(observation.data()).isEqualTo(MAPPER.valueToTree(rows()));
  }

  @Test
  void roleFollowsFromTheName() throws IOException {
    Flow flow = trail.createFlow("selection");
    flow.runStep("filter", step -> step.capture("config", Map.of("min", 3)));

    assertThat(onlyObservation(flow.finish()).head().role()).isEqualTo(ObservationRole.CONFIG);
  }

  @Test
  void roleCanBeSaid() throws IOException {
    Flow flow = trail.createFlow("selection");
    Shape config = Shape.of(ObservationRole.CONFIG);
    flow.runStep("filter", step -> step.capture("thresholds", Map.of("min", 3), config));

    assertThat(onlyObservation(flow.finish()).head().role()).isEqualTo(ObservationRole.CONFIG);
  }

  @Test
  void queryableFieldsCanBeGivenAsMap() throws IOException {
    Flow flow = trail.createFlow("selection");
    Map<String, FieldType> queryable = Map.of("qualified", FieldType.BOOLEAN);
    flow.runStep("filter", step -> step.capture("evaluations", rows(), queryable));

    assertThat(onlyObservation(flow.finish()).head().queryable()).isEqualTo(queryable);
  }

  @Test
  void requestCarriesKeyTokenAndType() {
    Trails.delivered(trail.createFlow("selection").finish(), server);

    Received request = server.only();
    assertThat(request.requestLine()).isEqualTo("POST /api/flows HTTP/1.1");
    assertThat(request.header("content-type")).isEqualTo("application/json");
    assertThat(request.header("authorization")).isEqualTo("Bearer key-1");
    assertThat(request.header("idempotency-key")).matches("\"[0-9a-f-]{36}\"");
  }

  @Test
  void smallFlowIsSentAsItIs() {
    Trails.delivered(trail.createFlow("selection").finish(), server);

    assertThat(server.only().header("content-encoding")).isEmpty();
  }

  @Test
  void largeFlowIsCompressed() {
    Flow flow = trail.createFlow("selection");
    flow.runStep("filter", step -> step.capture("text", "lorem ipsum ".repeat(10_000)));

    JsonNode document = Trails.delivered(flow.finish(), server);

    assertThat(server.only().header("content-encoding")).isEqualTo("gzip");
    assertThat(server.only().body()).hasSizeLessThan(10_000);
    assertThat(document.at("/steps/0/observations/0/data").asText()).hasSize(120_000);
  }

  @Test
  void everyIdIsTimeOrdered() {
    Flow flow = trail.createFlow("selection");
    Step step = flow.createStep("filter");

    assertThat(flow.id().version()).isEqualTo(7);
    assertThat(flow.id().variant()).isEqualTo(2);
    assertThat(step.id().version()).isEqualTo(7);
  }

  @Test
  void submissionLeadsToTheDashboard() {
    Flow flow = trail.createFlow("selection");

    assertThat(flow.finish().dashboardUrl()).hasToString(server.address() + "/flows/" + flow.id());
  }

  private FlowDocument.Observation<JsonNode> onlyObservation(Submission submission)
      throws IOException {
    return received(submission).steps().get(0).observations().get(0);
  }

  private FlowDocument<JsonNode> received(Submission submission) throws IOException {
    Trails.delivered(submission, server);
    try (JsonParser parser = MAPPER.createParser(server.only().plainBody())) {
      return new FlowDocumentReader<JsonNode>(
              parser, Limits.DEFAULT, new NoMissingIds(), MAPPER::readTree)
          .read();
    }
  }

  private static List<Map<String, Object>> rows() {
    return List.of(Map.of("asin", "B01", "qualified", true, "metrics", Map.of("price", 29.99)));
  }

  private static final class NoMissingIds implements MissingIds {
    @Override
    public UUID flow() {
      throw new AssertionError("the flow came without an id");
    }

    @Override
    public UUID step(int index) {
      return new UUID(0, index);
    }

    @Override
    public UUID observation(int stepIndex, int index) {
      return new UUID(stepIndex, index);
    }
  }
}
