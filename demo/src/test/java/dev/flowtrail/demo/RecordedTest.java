package dev.flowtrail.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.flowtrail.demo.Document.Decision;
import dev.flowtrail.demo.decision.Decided;
import dev.flowtrail.demo.films.FilmOfTheNight;
import dev.flowtrail.demo.products.CompetitorSelection;
import dev.flowtrail.sdk.FlowTrail;
import dev.flowtrail.sdk.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What arrives at the server is what the pipelines decided. */
final class RecordedTest {

  private static final int SEEDS = 20;

  private static final List<Decided> DECIDED = new ArrayList<>();
  private static Receiver receiver;

  @BeforeAll
  static void runBothPipelines() throws IOException {
    receiver = new Receiver();
    try (FlowTrail trail = FlowTrail.builder().endpoint(receiver.endpoint()).build()) {
      FilmOfTheNight films = new FilmOfTheNight(trail);
      CompetitorSelection competitors = new CompetitorSelection(trail);
      LongStream.range(0, SEEDS).mapToObj(films::run).forEach(DECIDED::add);
      LongStream.range(0, SEEDS).mapToObj(competitors::run).forEach(DECIDED::add);
      assertThat(DECIDED)
          .allMatch(each -> each.submission().await(Duration.ofSeconds(30)) == Outcome.DELIVERED);
    }
  }

  @AfterAll
  static void stop() {
    receiver.close();
  }

  @Test
  void everyFlowArrivesOnceWithItsSentence() {
    assertThat(receiver.documents())
        .extracting(Document::reason)
        .containsExactlyElementsOf(DECIDED.stream().map(Decided::sentence).toList());
  }

  @Test
  void whatLeavesAStepIsWhatEntersTheNext() {
    for (Document document : receiver.documents()) {
      List<Decision> decisions = document.decisions();
      for (int i = 1; i < decisions.size(); i++) {
        assertThat(decisions.get(i).ids())
            .as(document.name() + ", " + decisions.get(i).step())
            .containsExactlyInAnyOrderElementsOf(decisions.get(i - 1).passedIds());
      }
    }
  }

  @Test
  void droppedCandidatesCarryAReason() {
    assertThat(receiver.documents())
        .flatExtracting(Document::decisions)
        .allSatisfy(decision ->
            assertThat(decision.candidates())
                .filteredOn(candidate -> !decision.passed(candidate))
                .allMatch(candidate -> !decision.role("reason", candidate).asText().isEmpty()));
  }

  @Test
  void everyRuleIsRecordedForEveryCandidate() {
    assertThat(receiver.documents())
        .filteredOn(document -> !document.steps("apply_rules").isEmpty())
        .hasSizeGreaterThan(SEEDS)
        .allSatisfy(document -> {
          JsonNode rules = document.observation("apply_rules", "config").path("rules");
          assertThat(document.decision("apply_rules").candidates())
              .extracting(candidate -> names(candidate.path("rules")))
              .allMatch(names(rules)::equals);
        });
  }

  @Test
  void verdictFollowsFromTheRecordedRules() {
    assertThat(ruledCandidates())
        .isNotEmpty()
        .allSatisfy(candidate -> {
          boolean allPassed =
              Document.elements(candidate.path("rules"))
                  .allMatch(rule -> rule.path("passed").asBoolean());
          assertThat(candidate.path("passed").asBoolean()).isEqualTo(allPassed);
        });
  }

  @Test
  void recordedResultsCarryWhatWasCompared() {
    assertThat(ruledCandidates())
        .flatExtracting(candidate -> Document.elements(candidate.path("rules")).toList())
        .allSatisfy(rule -> {
          assertThat(rule.path("threshold").isMissingNode()).isFalse();
          assertThat(rule.has("actual")).isTrue();
          assertThat(rule.path("operator").asText()).isNotEmpty();
        });
  }

  @Test
  void winnerOfTheLastStepIsTheOnlyOneThatPassed() {
    for (String step : List.of("pick_film", "pick_competitor")) {
      assertThat(receiver.documents())
          .filteredOn(document -> !document.steps(step).isEmpty())
          .isNotEmpty()
          .allSatisfy(document ->
              assertThat(document.decision(step).passedIds())
                  .containsExactlyElementsOf(
                      texts(document.observation(step, "output").path("winner"))));
    }
  }

  @Test
  void searchThatTimedOutStaysOnRecord() {
    assertThat(receiver.documents())
        .filteredOn(document -> document.steps("search_catalogue").size() == 2)
        .isNotEmpty()
        .allSatisfy(document ->
            assertThat(document.steps("search_catalogue"))
                .extracting(step -> step.path("version") + " " + step.path("status").asText())
                .containsExactly("1 failed", "2 completed"));
  }

  @Test
  void searchThatNeverAnswersFailsTheFlow() {
    assertThat(receiver.documents())
        .filteredOn(document -> document.steps("search_catalogue").size() == 3)
        .filteredOn(document -> document.json().at("/flow/status").asText().equals("failed"))
        .isNotEmpty();
  }

  @Test
  void everyStepHasAKindAndAReason() {
    assertThat(receiver.documents())
        .flatExtracting(Document::steps)
        .allSatisfy(step -> {
          assertThat(step.path("kind").asText()).isNotEmpty();
          assertThat(step.path("reason").asText()).isNotEmpty();
        });
  }

  private static List<JsonNode> ruledCandidates() {
    return receiver.documents().stream()
        .flatMap(document -> document.decisions().stream())
        .filter(decision -> decision.step().equals("apply_rules"))
        .flatMap(decision -> decision.candidates().stream())
        .toList();
  }

  private static List<String> names(JsonNode object) {
    return object.properties().stream().map(Map.Entry::getKey).sorted().toList();
  }

  private static List<String> texts(JsonNode value) {
    return value.isMissingNode() ? List.of() : List.of(value.asText());
  }
}
