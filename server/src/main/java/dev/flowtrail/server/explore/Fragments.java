package dev.flowtrail.server.explore;

import dev.flowtrail.server.access.Teams;
import dev.flowtrail.server.explore.Condition.All;
import dev.flowtrail.server.explore.Condition.Any;
import dev.flowtrail.server.explore.Condition.Has;
import dev.flowtrail.server.http.QuestionBudget;
import dev.flowtrail.server.text.Fragment;
import dev.flowtrail.server.text.FragmentReader;
import dev.flowtrail.server.text.Phrase;
import dev.flowtrail.server.text.TextPlace;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/** Shows for which piece of text a flow or step is in a list. Thread-safe. */
public final class Fragments {

  private final FragmentReader reader;
  private final QuestionBudget budget;

  public Fragments(FragmentReader reader, QuestionBudget budget) {
    this.reader = reader;
    this.budget = budget;
  }

  /** The same page; when the question looks for texts, each row with the one that it has. */
  Page addTo(Page page, Question question) {
    List<Phrase> phrases = phrases(question.condition()).toList();
    if (phrases.isEmpty() || question.rows() == Scope.CANDIDATE) {
      return page;
    }
    List<TextPlace> places = page.rows().stream().map(row -> place(question.rows(), row)).toList();
    Map<TextPlace, Fragment> found =
        budget.spend(() -> reader.find(Teams.DEFAULT_TEAM_ID, places, phrases));
    return new Page(
        page.rows().stream()
            .<Row>map(row -> new FragmentRow(row, found.get(place(question.rows(), row))))
            .toList(),
        page.cursor());
  }

  /** What must not occur is not shown; what occurs in candidates is not looked for by words. */
  private static Stream<Phrase> phrases(Condition condition) {
    return switch (condition) {
      case All(List<Condition> parts) -> parts.stream().flatMap(Fragments::phrases);
      case Any(List<Condition> parts) -> parts.stream().flatMap(Fragments::phrases);
      case Has(Scope scope, Condition inner, Span ignored) when scope == Scope.STEP ->
          phrases(inner);
      case Condition.Text(String text, Span ignored) -> Stream.of(Phrase.of(text));
      default -> Stream.empty();
    };
  }

  private static TextPlace place(Scope rows, Row row) {
    return rows == Scope.FLOW && row instanceof FlowRow flow
        ? new TextPlace(flow.flow().head().id(), null)
        : new TextPlace(id(row, "flowId"), id(row, "id"));
  }

  private static UUID id(Row step, String column) {
    List<String> names = StepRow.COLUMNS.stream().map(TableColumn::name).toList();
    return UUID.fromString(
        Objects.requireNonNull(step.cells().get(names.indexOf(column))).toString());
  }
}
