package dev.flowtrail.server.insight;

import static dev.flowtrail.sdk.Condition.atLeast;
import static dev.flowtrail.sdk.Condition.atMost;
import static dev.flowtrail.sdk.Condition.oneOf;
import static dev.flowtrail.sdk.Rule.rule;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.flowtrail.sdk.Flow;
import dev.flowtrail.sdk.FlowTrail;
import dev.flowtrail.sdk.Ranked;
import dev.flowtrail.sdk.Scored;
import dev.flowtrail.sdk.Submission;
import dev.flowtrail.server.Api;
import dev.flowtrail.server.RunningServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The 3,201 real films, with their gaps and doubles, through a pipeline that the SDK records; what
 * the server says of it beside plain loops over the same file.
 */
class PlantedFilmsTest {

  private static final Path FILE = Path.of("..", "demo", "src/main/resources/films/movies.json");
  private static final Set<String> WANTED = Set.of("Comedy", "Romantic Comedy");
  private static final int SHORTLIST = 10;

  /** Of those that one rule or several dropped, every so many is asked about. */
  private static final int EVERY = 60;

  private static final RunningServer SERVER = RunningServer.start();
  private static final Api API = SERVER.api();

  private static List<Film> films;
  private static String flowId;

  record Film(
      String id, @Nullable String genre, @Nullable Double rating, @Nullable Integer minutes) {

    static Film of(int number, JsonNode row) {
      JsonNode genre = row.path("Major Genre");
      JsonNode rating = row.path("IMDB Rating");
      JsonNode minutes = row.path("Running Time min");
      return new Film(
          "film-" + number,
          genre.isTextual() ? genre.asText() : null,
          rating.isNumber() ? rating.asDouble() : null,
          minutes.isNumber() ? minutes.asInt() : null);
    }

    /**
     * In the order of the rules; a film of unknown length may be watched, one without a rating not.
     */
    List<String> failedRules() {
      List<String> failed = new ArrayList<>();
      if (genre == null || !WANTED.contains(genre)) {
        failed.add("genre");
      }
      if (rating == null || rating < 7.5) {
        failed.add("min_rating");
      }
      if (minutes != null && minutes > 120) {
        failed.add("max_minutes");
      }
      return failed;
    }

    double score() {
      return rating == null ? 0 : rating - (minutes == null ? 100 : minutes) / 1_000.0;
    }
  }

  @BeforeAll
  static void record() throws IOException {
    JsonNode rows = new ObjectMapper().readTree(FILE.toFile());
    films = IntStream.range(0, rows.size()).mapToObj(i -> Film.of(i, rows.get(i))).toList();
    try (FlowTrail trail = FlowTrail.builder().endpoint(API.address().toString()).build()) {
      Submission submission = trail.flow("planted_films", PlantedFilmsTest::choose);
      flowId = API.awaitVisible(submission.flowId().toString());
    }
  }

  @AfterAll
  static void close() {
    SERVER.close();
  }

  private static Submission choose(Flow flow) {
    List<Film> found = flow.step("archive", step -> step.retrieve("found", films, Film::id));
    List<Film> kept =
        flow.step(
            "apply_rules",
            step ->
                step.filter(
                    "evaluations",
                    found,
                    Film::id,
                    rule("genre", Film::genre, oneOf("Comedy", "Romantic Comedy")),
                    rule("min_rating", Film::rating, atLeast(7.5)),
                    rule("max_minutes", Film::minutes, atMost(120)).passUnknown()));
    List<Scored<Film>> scored =
        flow.step("score", step -> step.score("scores", kept, Film::id, Film::score));
    List<Ranked<Film>> shortlist =
        flow.step("rank", step -> step.rank("ranking", scored, Film::id, SHORTLIST));
    flow.step("pick", step -> step.select("choice", shortlist, Film::id));
    return flow.finish();
  }

  @Test
  void everyFilmThatCameFarIsToldWhereItsWayEnded() {
    List<Film> ranked =
        films.stream()
            .filter(film -> film.failedRules().isEmpty())
            .sorted(Comparator.comparingDouble(Film::score).reversed())
            .toList();
    Map<String, String> truth = new LinkedHashMap<>();
    for (int place = 0; place < ranked.size(); place++) {
      truth.put(
          ranked.get(place).id(),
          place == 0
              ? "selected at pick"
              : "ranked_out at " + (place < SHORTLIST ? "pick" : "rank"));
    }
    assertThat(told(truth.keySet().stream().toList())).isEqualTo(truth);
  }

  @Test
  void filmThatRulesDroppedIsToldTheFirstThatItFailed() {
    List<Film> dropped = films.stream().filter(film -> !film.failedRules().isEmpty()).toList();
    Map<String, String> truth = new LinkedHashMap<>();
    for (int i = 0; i < dropped.size(); i += EVERY) {
      Film film = dropped.get(i);
      truth.put(film.id(), "dropped at apply_rules by " + film.failedRules().getFirst());
    }
    assertThat(told(truth.keySet().stream().toList())).isEqualTo(truth);
  }

  /** Verdict, step and rule for each of the films. */
  private static Map<String, String> told(List<String> ids) {
    Map<String, String> told = new LinkedHashMap<>();
    for (String id : ids) {
      JsonNode answer = API.get("/api/flows/" + flowId + "/candidates/" + id).json();
      String rule = answer.at("/rule/name").asText();
      told.put(
          id,
          "%s at %s%s"
              .formatted(
                  answer.path("verdict").asText(),
                  answer.at("/decidedAt/name").asText(),
                  rule.isEmpty() ? "" : " by " + rule));
    }
    return told;
  }

  @Test
  void whatEachRuleCostIsWhatALoopCounts() {
    Map<String, String> truth = new TreeMap<>();
    for (String name : List.of("genre", "min_rating", "max_minutes")) {
      List<Film> failed = films.stream().filter(film -> film.failedRules().contains(name)).toList();
      long alone = failed.stream().filter(film -> film.failedRules().size() == 1).count();
      Map<Integer, Long> bySize =
          failed.stream().collect(groupingBy(film -> film.failedRules().size(), counting()));
      double fair =
          bySize.entrySet().stream().mapToDouble(e -> (double) e.getValue() / e.getKey()).sum();
      truth.put(name, "%d gross, %d unique, %.3f fair".formatted(failed.size(), alone, fair));
    }
    Map<String, String> told = new TreeMap<>();
    stage("apply_rules")
        .path("rules")
        .forEach(rule ->
            told.put(
                rule.path("rule").asText(),
                "%d gross, %d unique, %.3f fair"
                    .formatted(
                        rule.path("gross").asInt(),
                        rule.path("unique").asInt(),
                        rule.path("shapley").asDouble())));
    assertThat(told).isEqualTo(truth);
  }

  @Test
  void countsOfEachStepReconcile() {
    long kept = films.stream().filter(film -> film.failedRules().isEmpty()).count();
    JsonNode rules = stage("apply_rules");
    assertThat(rules.path("in").asInt()).isEqualTo(films.size());
    assertThat(rules.path("out").asLong()).isEqualTo(kept);
    funnel()
        .forEach(step -> {
          if (!step.path("out").isNull()) {
            assertThat(
                    step.path("out").asInt()
                        + step.path("dropped").asInt()
                        + step.path("pending").asInt())
                .as(step.path("step").asText())
                .isEqualTo(step.path("in").asInt());
          }
        });
  }

  @Test
  void lowerRatingLetsInThoseThatALoopFinds() {
    List<String> truth =
        films.stream()
            .filter(film -> film.failedRules().equals(List.of("min_rating")))
            .filter(film -> film.rating() != null && film.rating() >= 7.3)
            .map(Film::id)
            .sorted()
            .toList();
    JsonNode answer =
        API.get(
                "/api/flows/%s/what-if?step=%s&rule=min_rating&threshold=7.3"
                    .formatted(flowId, stage("apply_rules").path("stepId").asText()))
            .json();
    List<String> told = new ArrayList<>();
    answer.at("/at/more/ids").forEach(id -> told.add(id.asText()));
    assertThat(told.stream().sorted().toList()).isEqualTo(truth);
  }

  private static JsonNode funnel() {
    return API.get("/api/flows/" + flowId + "/funnel").json().path("steps");
  }

  private static JsonNode stage(String name) {
    for (JsonNode step : funnel()) {
      if (step.path("step").asText().equals(name)) {
        return step;
      }
    }
    throw new AssertionError("no step " + name + " in the funnel");
  }
}
