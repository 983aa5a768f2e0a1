package dev.flowtrail.server.explore;

import dev.flowtrail.server.explore.TextHits.Found;
import dev.flowtrail.server.text.TextIndex.Hit;
import dev.flowtrail.server.text.TextPlace;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Says in SQL which flows and steps have a text. Few are named by their ids; where they are many,
 * each row is asked whether it has it.
 */
final class StoredTexts implements TextSets {

  private static final String HAS_PART =
      """
      exists (select from text_part
              where text_part.team_id = flow.team_id and text_part.flow_id = flow.id%s
                and text_part.words @@ cast(%s as tsquery)%s)\
      """;

  private static final String OF_THIS_STEP = " and text_part.step_id = step.id";

  private static final String OF_THIS_ROW =
      " and (text_part.step_id is null or text_part.step_id = step.id)";

  /** Keeps the planner from finding all that have a text first. */
  private static final String ROW_BY_ROW = " offset 0";

  private final TextHits hits;
  private final Optional<NewestFlows> newest;

  /** Says it of all flows. */
  StoredTexts(TextHits hits) {
    this.hits = hits;
    this.newest = Optional.empty();
  }

  /** Says it of some of the newest flows, and notes of which. */
  StoredTexts(TextHits hits, NewestFlows newest) {
    this.hits = hits;
    this.newest = Optional.of(newest);
  }

  @Override
  public String sql(Condition.Text text, Scope rows, Scope about, Parameters parameters) {
    Found found =
        newest.map(it -> hits.find(text.text(), it)).orElseGet(() -> hits.find(text.text()));
    List<String> choices = new ArrayList<>();
    if (about == Scope.STEP) {
      add(found, OF_THIS_STEP, parameters, choices);
      addSteps(named(found), parameters, choices);
    } else {
      found
          .phrase()
          .id()
          .ifPresent(id -> choices.add("flow.id = %s".formatted(parameters.bind(id))));
      add(found, rows == Scope.STEP ? OF_THIS_ROW : "", parameters, choices);
      addNamed(named(found), rows, parameters, choices);
    }
    return choices.isEmpty() ? "false" : "(" + String.join(" or ", choices) + ")";
  }

  /** Where many have it. */
  private void add(Found found, String which, Parameters parameters, List<String> choices) {
    if (found.many()) {
      newest.ifPresent(NewestFlows::limitToSome);
      choices.add(
          HAS_PART.formatted(
              which,
              parameters.bind(found.phrase().query()),
              newest.isPresent() ? ROW_BY_ROW : ""));
    }
  }

  private List<TextPlace> named(Found found) {
    List<Hit> indexed = found.indexed().orElse(List.of());
    return Stream.concat(
            found.unindexed().stream(),
            newest.map(it -> it.of(indexed)).orElse(indexed).stream().map(Hit::place))
        .distinct()
        .toList();
  }

  private static void addNamed(
      List<TextPlace> places, Scope rows, Parameters parameters, List<String> choices) {
    Stream<TextPlace> flows = places.stream();
    if (rows == Scope.STEP) {
      addSteps(places, parameters, choices);
      flows = flows.filter(place -> place.step() == null);
    }
    UUID[] ids = flows.map(TextPlace::flow).distinct().toArray(UUID[]::new);
    if (ids.length > 0) {
      choices.add("flow.id = any(%s)".formatted(parameters.bind(ids)));
    }
  }

  private static void addSteps(
      List<TextPlace> places, Parameters parameters, List<String> choices) {
    List<TextPlace> steps = places.stream().filter(place -> place.step() != null).toList();
    if (!steps.isEmpty()) {
      String flows = parameters.bind(steps.stream().map(TextPlace::flow).toArray(UUID[]::new));
      String ids =
          parameters.bind(
              steps.stream()
                  .map(place -> Objects.requireNonNull(place.step()))
                  .toArray(UUID[]::new));
      choices.add(
          "(step.flow_id, step.id) in (select * from unnest(%s, %s))".formatted(flows, ids));
    }
  }
}
