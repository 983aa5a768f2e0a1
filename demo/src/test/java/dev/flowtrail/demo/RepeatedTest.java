package dev.flowtrail.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.flowtrail.demo.films.FilmOfTheNight;
import dev.flowtrail.demo.products.CompetitorSelection;
import dev.flowtrail.sdk.FlowTrail;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The same seed decides and records the same, another seed something else. */
final class RepeatedTest {

  @Test
  void filmFlowsRepeatBySeed() throws IOException {
    List<Document> documents =
        sent(trail -> {
          FilmOfTheNight films = new FilmOfTheNight(trail);
          films.run(5);
          films.run(5);
          films.run(6);
        });

    assertRepeats(documents);
  }

  @Test
  void competitorFlowsRepeatBySeed() throws IOException {
    List<Document> documents =
        sent(trail -> {
          CompetitorSelection competitors = new CompetitorSelection(trail);
          competitors.run(5);
          competitors.run(5);
          competitors.run(6);
        });

    assertRepeats(documents);
  }

  @Test
  void secondAttemptAsksTheModelTheSame() throws IOException {
    List<Document> documents =
        sent(trail -> {
          CompetitorSelection competitors = new CompetitorSelection(trail);
          competitors.run(5);
          competitors.runAgain(5, 6);
        });

    assertThat(documents.get(1).key()).isEqualTo(documents.get(0).key());
    assertThat(asked(documents.get(1))).isEqualTo(asked(documents.get(0)));
    assertThat(observed(documents.get(1))).isNotEqualTo(observed(documents.get(0)));
  }

  @Test
  void largeFlowRecordsEveryCandidate() throws IOException {
    Document document =
        sent(trail -> new FilmOfTheNight(trail).runOverArchive(5, 10_000)).getFirst();

    assertThat(document.name()).isEqualTo("film_archive");
    assertThat(document.decision("retrieve_films").ids()).hasSize(10_000).doesNotHaveDuplicates();
  }

  private static void assertRepeats(List<Document> documents) {
    assertThat(documents).hasSize(3);
    assertThat(observed(documents.get(0))).isEqualTo(observed(documents.get(1)));
    assertThat(observed(documents.get(0))).isNotEqualTo(observed(documents.get(2)));
  }

  private static List<Document> sent(Consumer<FlowTrail> work) throws IOException {
    try (Receiver receiver = new Receiver()) {
      try (FlowTrail trail = FlowTrail.builder().endpoint(receiver.endpoint()).build()) {
        work.accept(trail);
      }
      return receiver.documents();
    }
  }

  /** What the step that writes keywords was given, with its settings. */
  private static List<JsonNode> asked(Document document) {
    return Document.elements(document.steps().getFirst().path("observations"))
        .filter(observation -> !observation.path("name").asText().equals("output"))
        .map(observation -> observation.path("data"))
        .toList();
  }

  private static List<JsonNode> observed(Document document) {
    return document.steps().stream()
        .flatMap(step -> Document.elements(step.path("observations")))
        .map(observation -> observation.path("data"))
        .toList();
  }
}
