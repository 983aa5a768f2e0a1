package dev.flowtrail.server.explore;

import static java.util.Comparator.comparing;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.flowtrail.server.Api;
import dev.flowtrail.server.RunningServer;
import dev.flowtrail.server.explore.Oracle.Subject;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever is asked, the server answers what plain loops over the same flows say. */
class OracleTest {

  private static final long SEED = 20_261_126;
  private static final Instant NOW = Instant.parse("2026-01-08T10:00:00Z");
  private static final List<ModelFlow> FLOWS = new TestData(SEED).flows(150);

  private static final RunningServer SERVER = RunningServer.start();
  private static final Api API = SERVER.api();
  private static final ExploreClient EXPLORE = new ExploreClient(API);

  @BeforeAll
  static void store() {
    for (ModelFlow flow : FLOWS) {
      assertThat(API.post(flow.id(), flow.document()).status()).isEqualTo(202);
    }
    FLOWS.forEach(flow -> API.awaitVisible(flow.id()));
    // Of those that pend nothing was heard for an hour.
    SERVER
        .jdbi()
        .useHandle(handle ->
            handle.execute(
                "update flow set heard_at = now() - interval '1 hour' where status = 'pending'"));
    for (ModelFlow flow : FLOWS) {
      if (flow.mark() != null) {
        API.call(
            "PUT",
            "/api/flows/" + flow.id() + "/mark",
            BodyPublishers.ofString("{\"verdict\":\"%s\"}".formatted(flow.mark())),
            "Content-Type",
            "application/json");
      }
    }
  }

  @AfterAll
  static void close() {
    SERVER.close();
  }

  @ParameterizedTest
  @CsvSource({"FLOW, 80", "STEP, 80"})
  void listsHoldWhatPlainLoopsFind(Scope of, int queries) {
    RandomQuery random = new RandomQuery(SEED, false);
    for (int i = 0; i < queries; i++) {
      String query = random.query();
      List<String> expected = expected(of, query);
      assertThat(ids(EXPLORE.rows(of, query, "", 1_000)))
          .as(query)
          .containsExactlyElementsOf(expected);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "FLOW, ''",
    "FLOW, start",
    "FLOW, -duration",
    "STEP, -start",
    "STEP, drop_ratio",
    "STEP, -in"
  })
  void pagesShowEveryRowOnceInAnyOrder(Scope of, String sort) {
    List<String> atOnce = ids(EXPLORE.rows(of, "", sort, 1_000));
    assertThat(ids(EXPLORE.rows(of, "", sort, 37)))
        .isEqualTo(atOnce)
        .doesNotHaveDuplicates()
        .hasSameSizeAs(Oracle.rows(of, FLOWS));
  }

  private static List<String> ids(List<JsonNode> rows) {
    return rows.stream().map(row -> row.path("id").asText()).toList();
  }

  @Test
  void stepsThatDroppedMostComeFirst() {
    List<Double> ratios =
        EXPLORE.rows(Scope.STEP, "step{drop_ratio != null}", "-drop_ratio", 1_000).stream()
            .map(row -> row.path("dropRatio").doubleValue())
            .toList();
    assertThat(ratios).isSortedAccordingTo(Comparator.reverseOrder()).isNotEmpty();
  }

  private static List<String> expected(Scope of, String query) {
    Condition condition = QueryParser.parse(query, NOW);
    return Oracle.rows(of, FLOWS).stream()
        .filter(row -> Oracle.holds(condition, row))
        .sorted(newestFirst())
        .map(OracleTest::id)
        .toList();
  }

  private static String id(Subject row) {
    return row.step() == null ? row.flow().id() : row.step().id();
  }

  private static Comparator<Subject> newestFirst() {
    Comparator<Subject> byFlow =
        comparing((Subject row) -> row.flow().start()).thenComparing(row -> row.flow().id());
    return byFlow.thenComparing(OracleTest::id).reversed();
  }
}
