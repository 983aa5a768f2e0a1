package dev.flowtrail.server.explore;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.flowtrail.server.Answer;
import dev.flowtrail.server.Eventually;
import dev.flowtrail.server.RunningServer;
import dev.flowtrail.server.explore.Explorer.Answered;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What was asked, as files for other programs. */
class ExportTest {

  private static final String PARQUET = "application/vnd.apache.parquet";
  private static final List<ModelFlow> FLOWS = new TestData(48).flows(30);

  private static final RunningServer SERVER = RunningServer.start(Map.of("index-wait", "20ms"));
  private static final ExploreClient EXPLORE = new ExploreClient(SERVER.api());

  @BeforeAll
  static void store() {
    for (ModelFlow flow : FLOWS) {
      assertThat(SERVER.api().post(flow.id(), flow.document()).status()).isEqualTo(202);
    }
    int candidates = Oracle.rows(Scope.CANDIDATE, FLOWS).size();
    Eventually.isTrue(() -> json("{\"of\":\"candidates\",\"limit\":100000}").size() == candidates);
  }

  @AfterAll
  static void close() {
    SERVER.close();
  }

  private static List<JsonNode> json(String question) {
    Answer answer = EXPLORE.post("/api/explore", question);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json().path("rows").valueStream().toList();
  }

  private static List<Map<String, @Nullable Object>> parquet(String question) {
    Answer answer = EXPLORE.post("/api/explore", question, "Accept", PARQUET);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).isEqualTo(PARQUET);
    return ParquetRows.of(answer.body());
  }

  /** As a program that reads Parquet has the members of an answer. */
  private static Map<String, @Nullable Object> typed(JsonNode row) {
    Map<String, @Nullable Object> values = new HashMap<>();
    for (Map.Entry<String, JsonNode> member : row.properties()) {
      values.put(member.getKey(), typed(member.getKey(), member.getValue()));
    }
    return values;
  }

  private static @Nullable Object typed(String name, JsonNode value) {
    return switch (name) {
      case "version", "position", "in", "out", "rank" -> value.isNull() ? null : value.longValue();
      case "duration", "score", "dropRatio" -> value.isNull() ? null : value.doubleValue();
      case "start", "end", "flowStart" -> value.isNull() ? null : Instant.parse(value.asText());
      case "passed" -> value.isNull() ? null : value.booleanValue();
      case "failedRules" -> value.valueStream().map(JsonNode::asText).toList();
      default -> value.isNull() ? null : value.asText();
    };
  }

  @Test
  void candidatesInParquetAreTypedAndThoseOfTheList() {
    String question = "{\"of\":\"candidates\",\"limit\":100000}";
    List<Map<String, @Nullable Object>> rows = parquet(question);
    assertThat(rows)
        .isEqualTo(json(question).stream().map(ExportTest::typed).toList())
        .hasSize(Oracle.rows(Scope.CANDIDATE, FLOWS).size())
        .anySatisfy(row -> assertThat(row.get("rule")).isNull())
        .anySatisfy(row -> assertThat(row.get("failedRules")).isEqualTo(List.of()))
        .anySatisfy(row -> assertThat(row.get("failedRules")).isEqualTo(List.of("min_rating")));
  }

  @Test
  void stepsInParquetAreTypedAndThoseOfTheList() {
    String question = "{\"of\":\"steps\",\"limit\":100000,\"sort\":\"-drop_ratio\"}";
    assertThat(parquet(question))
        .isEqualTo(json(question).stream().map(ExportTest::typed).toList())
        .anySatisfy(row -> assertThat(row.get("dropRatio")).isInstanceOf(Double.class))
        .anySatisfy(row -> assertThat(row.get("in")).isNull())
        .anySatisfy(row -> assertThat(row.get("end")).isNull());
  }

  @Test
  void flowsInParquetAreThoseThatWereStored() {
    Map<String, ModelFlow> byId = new HashMap<>();
    FLOWS.forEach(flow -> byId.put(flow.id(), flow));
    List<Map<String, @Nullable Object>> rows = parquet("{\"of\":\"flows\"}");
    assertThat(rows).hasSize(FLOWS.size());
    for (Map<String, @Nullable Object> row : rows) {
      ModelFlow flow = Objects.requireNonNull(byId.get(row.get("id")));
      assertThat(row)
          .containsEntry("process", flow.process())
          .containsEntry("key", flow.key())
          .containsEntry("start", flow.start())
          .containsEntry("end", flow.end())
          .containsEntry(
              "duration",
              Optional.ofNullable(flow.durationMillis()).map(BigDecimal::doubleValue).orElse(null))
          .containsEntry("steps", (long) flow.steps().size())
          .containsEntry("attributes", TestData.Json.object(flow.attributes()));
    }
  }

  @Test
  void countsInParquetHaveTheColumnsThatWereAskedFor() {
    List<Map<String, @Nullable Object>> rows =
        parquet(
            """
            {"of":"flows","group":["attr.market","day"],
             "measures":["count","count","avg(duration)"]}
            """);
    assertThat(rows).isNotEmpty();
    assertThat(rows.getFirst().keySet())
        .containsExactly("attr.market", "day", "count", "count_2", "avg(duration)");
    assertThat(rows)
        .allSatisfy(
            row -> assertThat(row.get("day")).isEqualTo(Instant.parse("2026-01-05T00:00:00Z")))
        .anySatisfy(row -> assertThat(row.get("avg(duration)")).isInstanceOf(Double.class));
    assertThat(rows.stream().mapToLong(row -> (Long) row.get("count")).sum())
        .isEqualTo(FLOWS.size());
  }

  @Test
  void tableWithoutRowsHasItsColumns() {
    assertThat(parquet("{\"query\":\"process:nobody\",\"of\":\"steps\"}")).isEmpty();
  }

  @Test
  void formThatCannotBeGivenIsRefused() {
    Answer answer = EXPLORE.post("/api/explore", "{}", "Accept", "text/html");
    assertThat(answer.problem()).isEqualTo("not-acceptable");
    assertThat(answer.at("/detail")).contains(PARQUET);
  }

  @Test
  void faultIsToldBeforeAFileBegins() {
    Answer answer = EXPLORE.post("/api/explore", "{\"query\":\"status:done\"}", "Accept", PARQUET);
    assertThat(answer.problem()).isEqualTo("invalid-query");
  }

  @Test
  void longListIsReadInPagesUpToItsLimit() {
    List<Integer> asked = new ArrayList<>();
    RowPages pages =
        RowPages.of(
                10,
                slice -> {
                  asked.add(slice.limit());
                  return new Answered<>(page(slice), Optional.empty());
                },
                new Slice(RowOrder.of(Scope.STEP, ""), 25, null))
            .answer();
    assertThat(asked).containsExactly(10);
    List<Row> rows = new ArrayList<>();
    pages.forEachRemaining(page -> rows.addAll(page.rows()));
    assertThat(asked).containsExactly(10, 10, 5);
    assertThat(rows).hasSize(25).doesNotHaveDuplicates();
  }

  @Test
  void listThatHasBegunWaitsForItsTurnForLongerThanAQuestion() {
    List<Integer> asked = new ArrayList<>();
    QuerySlots none = new QuerySlots(0, Duration.ZERO);
    RowPages pages =
        RowPages.of(
                10,
                slice -> {
                  asked.add(slice.limit());
                  if (asked.size() > 1 && asked.size() < 6) {
                    none.take();
                  }
                  return new Answered<>(page(slice), Optional.empty());
                },
                new Slice(RowOrder.of(Scope.STEP, ""), 20, null))
            .answer();
    List<Row> rows = new ArrayList<>();
    pages.forEachRemaining(page -> rows.addAll(page.rows()));
    assertThat(rows).hasSize(20).doesNotHaveDuplicates();
    assertThat(asked).hasSize(6);
  }

  private static Page page(Slice slice) {
    int first = slice.cursor() == null ? 0 : Integer.parseInt(slice.cursor());
    List<Row> rows =
        IntStream.range(first, first + slice.limit())
            .mapToObj(i -> (Row) new TableRow(List.of(), List.of(i)))
            .toList();
    return new Page(rows, String.valueOf(first + slice.limit()));
  }
}
