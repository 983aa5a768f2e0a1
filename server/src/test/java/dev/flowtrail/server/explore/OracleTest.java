package dev.flowtrail.server.explore;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.flowtrail.server.Answer;
import dev.flowtrail.server.Api;
import dev.flowtrail.server.Eventually;
import dev.flowtrail.server.RunningServer;
import dev.flowtrail.server.explore.Oracle.Subject;
import dev.flowtrail.server.http.QuestionBudget;
import dev.flowtrail.server.store.FlowReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is asked, the server answers what plain loops over the same flows say. */
class OracleTest {

  private static final long SEED = 20_261_126;
  private static final Instant NOW = Instant.parse("2026-01-08T10:00:00Z");
  private static final List<ModelFlow> FLOWS = new TestData(SEED).flows(150);

  private static final RunningServer SERVER = RunningServer.start(Map.of("index-wait", "20ms"));
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
    int candidates = Oracle.rows(Scope.CANDIDATE, FLOWS).size();
    Eventually.isTrue(() -> candidates == countedCandidates());
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

  private static int countedCandidates() {
    Answer answer =
        EXPLORE.post("/api/explore", "{\"of\":\"candidates\",\"measures\":[\"count\"]}");
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json().at("/rows/0/values/0").intValue();
  }

  @AfterAll
  static void close() {
    SERVER.close();
  }

  @ParameterizedTest
  @CsvSource({
    "FLOW, false, 60",
    "STEP, false, 60",
    "FLOW, true, 60",
    "STEP, true, 60",
    "CANDIDATE, true, 60",
    "CANDIDATE, false, 20"
  })
  void listsHoldWhatPlainLoopsFind(Scope of, boolean withCandidates, int queries) {
    RandomQuery random = new RandomQuery(SEED, withCandidates);
    for (int i = 0; i < queries; i++) {
      String query = random.query();
      List<String> expected = expected(of, query);
      assertThat(ids(EXPLORE.rows(of, query, "", 1_000))).as(query).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "FLOW, ''",
    "FLOW, start",
    "FLOW, -duration",
    "STEP, -start",
    "STEP, drop_ratio",
    "STEP, -in",
    "CANDIDATE, ''",
    "CANDIDATE, score"
  })
  void pagesShowEveryRowOnceInAnyOrder(Scope of, String sort) {
    List<String> atOnce = ids(EXPLORE.rows(of, "", sort, 1_000));
    assertThat(ids(EXPLORE.rows(of, "", sort, of == Scope.CANDIDATE ? 300 : 37)))
        .isEqualTo(atOnce)
        .doesNotHaveDuplicates()
        .hasSize(Oracle.rows(of, FLOWS).size());
  }

  private static List<String> ids(List<JsonNode> rows) {
    return rows.stream().map(OracleTest::id).toList();
  }

  /** Every line counts what its query lists, and lines are as plain loops group rows. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "FLOW      | process     | !key:null",
        "FLOW      | status hour | step{kind:filter}",
        "FLOW      | attr.market | candidate{passed:false}",
        "STEP      | step kind   | step{drop_ratio > 0.3}",
        "STEP      | process day | status:failed",
        "CANDIDATE | rule step   | candidate{passed:false} attr.size > 3",
        "CANDIDATE | hour        | process:films",
        "CANDIDATE | attr.market | candidate{passed:false}",
        "CANDIDATE | status mark | !process:films",
        "CANDIDATE | key rule    | step{kind:filter} || candidate{score > 5}",
        "CANDIDATE | attr.size steps reason passed | status:completed",
      })
  void everyLineCountsWhatItsQueryLists(Scope of, String groups, String query) {
    Answer answer =
        EXPLORE.post(
            "/api/explore",
            TestData.Json.object(
                "query",
                query,
                "of",
                of.word() + "s",
                "group",
                groups.split(" "),
                "measures",
                new String[] {"count", "share"}));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    int all = expected(of, query).size();
    int counted = 0;
    for (JsonNode line : answer.json().path("rows")) {
      List<JsonNode> values = line.path("values").valueStream().toList();
      int count = values.get(values.size() - 2).intValue();
      String listing = line.path("query").asText();
      assertThat(expected(of, listing)).as(listing).hasSize(count);
      assertThat(EXPLORE.rows(of, listing, "", 1_000)).as(listing).hasSize(count);
      assertThat(values.getLast().doubleValue()).isCloseTo((double) count / all, within(1e-9));
      counted += count;
    }
    assertThat(counted).isEqualTo(all).isPositive();
  }

  @ParameterizedTest
  @CsvSource({"STEP", "FLOW"})
  void measuresAreThoseOfPlainLoops(Scope of) {
    Answer answer =
        EXPLORE.ask(
            "",
            "of",
            of.word() + "s",
            "measures",
            new String[] {"avg(duration)", "p95(duration)", "distinct(process)"});
    List<BigDecimal> durations =
        Oracle.rows(of, FLOWS).stream()
            .map(row ->
                row.step() == null ? row.flow().durationMillis() : row.step().durationMillis())
            .filter(Objects::nonNull)
            .toList();
    JsonNode values = answer.json().at("/rows/0/values");
    assertThat(values.path(0).doubleValue())
        .isCloseTo(
            durations.stream().mapToDouble(BigDecimal::doubleValue).average().orElseThrow(),
            within(1e-6));
    assertThat(values.path(1).doubleValue()).isCloseTo(p95(durations.stream()), within(1e-6));
    assertThat(values.path(2).intValue()).isEqualTo(3);
  }

  @Test
  void candidatesAreMeasuredByWhatTheirFlowsKnow() {
    String query = "candidate{passed:false}";
    Answer answer =
        EXPLORE.ask(
            query,
            "of",
            "candidates",
            "group",
            new String[] {"attr.market"},
            "measures",
            new String[] {"count", "distinct(key)", "p95(duration)", "avg(attr.size)"});
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    Condition condition = QueryParser.parse(query, NOW);
    Map<String, List<ModelFlow>> byMarket =
        Oracle.rows(Scope.CANDIDATE, FLOWS).stream()
            .filter(row -> Oracle.holds(condition, row))
            .map(Subject::flow)
            .collect(groupingBy(flow -> String.valueOf(flow.attributes().get("market"))));
    assertThat(answer.json().path("rows")).hasSameSizeAs(byMarket.keySet());
    for (JsonNode line : answer.json().path("rows")) {
      List<ModelFlow> flows = Objects.requireNonNull(byMarket.get(line.at("/values/0").asText()));
      assertThat(line.at("/values/1").intValue()).isEqualTo(flows.size());
      assertThat(line.at("/values/2").longValue())
          .isEqualTo(
              flows.stream().map(ModelFlow::key).filter(Objects::nonNull).distinct().count());
      assertThat(line.at("/values/3").doubleValue())
          .isCloseTo(p95(flows.stream().map(ModelFlow::durationMillis)), within(1e-6));
      assertThat(line.at("/values/4").doubleValue()).isCloseTo(averageSize(flows), within(1e-9));
    }
  }

  private static double averageSize(List<ModelFlow> flows) {
    return flows.stream()
        .map(flow -> flow.attributes().get("size"))
        .filter(Number.class::isInstance)
        .mapToInt(size -> ((Number) size).intValue())
        .average()
        .orElseThrow();
  }

  private static double p95(Stream<@Nullable BigDecimal> values) {
    double[] sorted =
        values.filter(Objects::nonNull).mapToDouble(BigDecimal::doubleValue).sorted().toArray();
    double place = 0.95 * (sorted.length - 1);
    double below = sorted[(int) place];
    double above = sorted[Math.min((int) place + 1, sorted.length - 1)];
    return below + (place - (int) place) * (above - below);
  }

  @ParameterizedTest
  @ValueSource(strings = {"!status:failed", "step{version:1}", "attr.market != DE mark != bad"})
  void whereTooManyFlowsFitOnlyThoseWithSuchCandidatesAreLookedFor(
      String many, @TempDir Path folder) throws IOException {
    String few = "candidate{id:B7 && rule:min_rating}";
    String query = few + " !candidate{reason ~ über} " + many;
    int steps = expected(Scope.STEP, few).size();
    try (TightRows rows = new TightRows(SERVER, folder, steps)) {
      assertThat(rows.list(query, NOW)).isEqualTo(expected(Scope.CANDIDATE, query)).isNotEmpty();
      assertThatThrownBy(() -> rows.list("candidate{id != nobody} " + many, NOW))
          .hasMessageContaining("question-too-large");
    }
  }

  @Test
  void tableHoldsAllRowsOfAllPages() {
    Answer answer =
        EXPLORE.post(
            "/api/explore", "{\"of\":\"candidates\",\"limit\":5000}", "Accept", "text/csv");
    assertThat(answer.header("Content-Type")).startsWith("text/csv");
    assertThat(answer.text()).startsWith("id,passed,rule,failedRules,reason,score,rank,step,kind,");
    assertThat(answer.text().lines()).hasSize(1 + Oracle.rows(Scope.CANDIDATE, FLOWS).size());
  }

  @Test
  void stepsThatDroppedMostComeFirst() {
    List<Double> ratios =
        EXPLORE.rows(Scope.STEP, "step{drop_ratio != null}", "-drop_ratio", 1_000).stream()
            .map(row -> row.path("dropRatio").doubleValue())
            .toList();
    assertThat(ratios).isSortedAccordingTo(Comparator.reverseOrder()).isNotEmpty();
  }

  /** However few are named by their ids, and however few of the newest are looked at first. */
  @ParameterizedTest
  @CsvSource({
    "FLOW, 10000, 20, 50",
    "FLOW, 20, 5, 50",
    "FLOW, 1, 1, 1000",
    "STEP, 10000, 20, 50",
    "STEP, 1, 1, 40"
  })
  void pagesOfTextsHoldWhatPlainLoopsFind(Scope of, int many, int hits, int flows) {
    StoredRows rows = storedRows(new TextLimits(many, hits, flows));
    for (String query :
        List.of(
            "thing",
            "!thing",
            "\"phone case\"",
            "thing || ord*",
            "thing status:completed phone",
            "step{thing} !手机",
            "uber step{filter !\"out of stock\"}",
            "left from:2026-01-05T14:00:00Z to:2026-01-05T20:00:00Z")) {
      assertThat(pages(rows, of, query)).as(query).isEqualTo(expected(of, query));
    }
  }

  private static StoredRows storedRows(TextLimits limits) {
    Duration lease = Duration.ofMinutes(5);
    ExploreDatabase database =
        new ExploreDatabase(
            SERVER.jdbi(),
            QuestionBudget.unlimited(),
            new QuerySlots(1, lease),
            Duration.ofMinutes(1));
    return new StoredRows(database, new FlowReader(SERVER.jdbi(), lease), lease, limits);
  }

  private static List<String> pages(StoredRows rows, Scope of, String query) {
    Question question = new Question(of, QueryParser.parse(query, NOW));
    Slice slice = new Slice(RowOrder.of(of, ""), 31, null);
    List<String> ids = new ArrayList<>();
    String cursor = null;
    do {
      Page page = rows.list(question, slice.behind(cursor, 31), CandidateSets.NONE);
      page.rows().forEach(row -> ids.add(Objects.toString(row.cells().getFirst())));
      cursor = page.cursor();
    } while (cursor != null);
    return ids;
  }

  private static List<String> expected(Scope of, String query) {
    Condition condition = QueryParser.parse(query, NOW);
    return Oracle.rows(of, FLOWS).stream()
        .filter(row -> Oracle.holds(condition, row))
        .sorted(newestFirst())
        .map(OracleTest::id)
        .toList();
  }

  private static String id(JsonNode row) {
    return row.has("stepId")
        ? row.path("stepId").asText() + " " + row.path("id").asText()
        : row.path("id").asText();
  }

  private static String id(Subject row) {
    if (row.step() == null) {
      return row.flow().id();
    }
    return row.candidate() == null ? row.step().id() : row.step().id() + " " + row.candidate().id();
  }

  /** Of candidates those of later steps come first, and of each step the last one. */
  private static Comparator<Subject> newestFirst() {
    Comparator<Subject> byFlow =
        comparing((Subject row) -> row.flow().start()).thenComparing(row -> row.flow().id());
    return byFlow
        .thenComparing(row -> row.candidate() == null ? 0 : position(row))
        .thenComparing(OracleTest::id)
        .reversed();
  }

  private static int position(Subject row) {
    return row.step() == null ? 0 : row.step().position();
  }
}
