package dev.flowtrail.demo.films;

import dev.flowtrail.protocol.FieldType;
import dev.flowtrail.sdk.Shape;
import dev.flowtrail.sdk.Step;
import dev.flowtrail.sdk.StepKind;
import java.util.List;
import java.util.Map;

/** The steps of its own that the film pipeline has, each with what it records. */
final class FilmSteps {

  private static final Shape FILMS =
      Shape.candidates("id")
          .passed("passed")
          .reason("reason")
          .queryable("passed", FieldType.BOOLEAN)
          .queryable("genre", FieldType.STRING)
          .queryable("year", FieldType.NUMBER);
  private static final Map<String, FieldType> REPAIRS =
      Map.of("kind", FieldType.STRING, "id", FieldType.STRING);
  private static final Map<String, FieldType> PHRASES = Map.of("understood", FieldType.BOOLEAN);

  private FilmSteps() {}

  record CleanInput(String source, int rows) {}

  record CleanOutput(int films, Map<String, Long> repairs) {}

  static Wish parse(Step step, String text) {
    ParsedWish parsed = WishParser.parse(text);
    step.kind(StepKind.TRANSFORM)
        .capture("input", text)
        .capture("phrases", parsed.phrases(), PHRASES)
        .capture("output", parsed.wish())
        .finish(parsed.reason());
    return parsed.wish();
  }

  static List<Film> clean(Step step) {
    Cleaned cleaned = Cleaned.of(FilmFile.read());
    step.kind(StepKind.TRANSFORM)
        .capture("input", new CleanInput(FilmFile.SOURCE, cleaned.rows().size()))
        .capture("config", Map.of("latestYear", RowCleaner.LATEST_YEAR))
        .capture("rows", cleaned.rows().stream().map(CleanedFilm::of), FILMS)
        .capture("repairs", RecordedRepair.allOf(cleaned), REPAIRS)
        .capture("output", new CleanOutput(cleaned.films().size(), cleaned.repairsByKind()))
        .finish(cleaned.reason());
    return cleaned.films();
  }

  static List<Film> retrieve(Step step, Retrieval retrieval, List<Film> films) {
    List<Film> matching = retrieval.retrieve(films);
    step.kind(StepKind.RETRIEVE)
        .capture("input", films.stream().map(Film::id))
        .capture("config", retrieval)
        .capture("films", films.stream().map(film -> RetrievedFilm.of(film, retrieval)), FILMS)
        .capture("output", matching.stream().map(Film::id))
        .finish("%d of %d films match".formatted(matching.size(), films.size()));
    return matching;
  }
}
