package dev.flowtrail.server.explore;

import dev.flowtrail.server.explore.Condition.All;
import dev.flowtrail.server.explore.Condition.Comparison;
import dev.flowtrail.server.explore.Condition.Has;
import dev.flowtrail.server.index.CandidateFiles.Wanted;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a condition says for certain, by which files and rows can be passed by. */
final class Narrowing {

  private Optional<Instant> from = Optional.empty();
  private Optional<Instant> to = Optional.empty();
  private Set<String> processes = Set.of();
  private Set<String> candidateIds = Set.of();

  private Narrowing() {}

  /** Which files of the index have to be read. */
  static Wanted wanted(Condition condition) {
    Narrowing narrowing = new Narrowing();
    certain(condition).forEach(narrowing::add);
    return new Wanted(narrowing.from, narrowing.to, narrowing.processes, narrowing.candidateIds);
  }

  /** The times and processes that all rows have to fit. */
  static List<Condition> ofFlows(Condition condition) {
    return parts(condition)
        .filter(part ->
            part instanceof Comparison comparison && CandidateFields.has(comparison.field()))
        .toList();
  }

  private static Stream<Condition> parts(Condition condition) {
    return condition instanceof All(List<Condition> parts)
        ? parts.stream().flatMap(Narrowing::parts)
        : Stream.of(condition);
  }

  private static Stream<Comparison> certain(Condition condition) {
    return parts(condition)
        .flatMap(part ->
            part instanceof Has(Scope scope, Condition inner, Span ignored)
                    && scope == Scope.CANDIDATE
                ? parts(inner)
                : Stream.of(part))
        .filter(Comparison.class::isInstance)
        .map(Comparison.class::cast);
  }

  private void add(Comparison comparison) {
    Field field = comparison.field();
    if (field.equals(Field.START)) {
      addTime(comparison.operator(), comparison.values());
    } else if (field.scope() == Scope.FLOW && field.name().equals("process")) {
      processes = together(processes, texts(comparison));
    } else if (field.scope() == Scope.CANDIDATE && field.name().equals("id")) {
      candidateIds = together(candidateIds, texts(comparison));
    }
  }

  private void addTime(Operator operator, List<Value> values) {
    if (values.size() != 1 || !(values.getFirst() instanceof Value.Time(Instant time))) {
      return;
    }
    boolean lower = operator != Operator.LESS && operator != Operator.AT_MOST;
    boolean upper = operator != Operator.GREATER && operator != Operator.AT_LEAST;
    if (lower) {
      from = Optional.of(from.filter(known -> known.isAfter(time)).orElse(time));
    }
    if (upper) {
      Instant end = time.plus(1, ChronoUnit.MICROS);
      to = Optional.of(to.filter(known -> known.isBefore(end)).orElse(end));
    }
  }

  /** Empty where not only these texts will do. */
  private static Set<String> texts(Comparison comparison) {
    boolean onlyTexts =
        comparison.operator() == Operator.EQUAL
            && comparison.values().stream().allMatch(Value.Text.class::isInstance);
    return onlyTexts
        ? comparison.values().stream()
            .map(value -> ((Value.Text) value).text())
            .collect(Collectors.toSet())
        : Set.of();
  }

  /** Those in both; where they share none, no row fits anyway, and one of the sets will do. */
  private static Set<String> together(Set<String> known, Set<String> more) {
    if (known.isEmpty() || more.isEmpty()) {
      return known.isEmpty() ? more : known;
    }
    Set<String> both = new HashSet<>(known);
    both.retainAll(more);
    return both.isEmpty() ? known : both;
  }
}
