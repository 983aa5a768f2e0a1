package dev.flowtrail.server.explore;

import dev.flowtrail.server.explore.Condition.All;
import dev.flowtrail.server.explore.Condition.Any;
import dev.flowtrail.server.explore.Condition.Comparison;
import dev.flowtrail.server.explore.Condition.Has;
import dev.flowtrail.server.explore.Condition.Not;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A condition over the relation {@code candidates} as SQL of DuckDB: fixed pieces only, every value
 * is a bound parameter. What the relation does not know of flows and steps, PostgreSQL is asked for
 * first, as whole as it stands in the condition.
 */
final class CandidateCondition {

  private final Parameters parameters;
  private final StoredSets stored;

  /**
   * @param stored finds the flows and steps that fit what the relation does not know
   */
  CandidateCondition(Parameters parameters, StoredSets stored) {
    this.parameters = parameters;
    this.stored = stored;
  }

  String sql(Condition condition) {
    if (isStored(condition)) {
      return stored.sql(condition, List.of(), parameters);
    }
    return switch (condition) {
      case All(List<Condition> parts) -> parts.isEmpty() ? "true" : all(parts);
      case Any(List<Condition> parts) -> any(parts);
      case Not(Condition denied) -> "(not coalesce(%s, false))".formatted(sql(denied));
      case Has(Scope ignored, Condition inner, Span span) -> within(inner);
      case Comparison comparison -> comparison(comparison);
      case Condition.Text text -> stored.sql(text, List.of(), parameters);
    };
  }

  /** What flows and steps have to fulfil, they fulfil together; times and processes narrow it. */
  private String all(List<Condition> parts) {
    List<Condition> asked = parts.stream().filter(CandidateCondition::isStored).toList();
    List<String> pieces = pieces(parts);
    if (!asked.isEmpty()) {
      List<Condition> narrowed = new ArrayList<>(asked);
      parts.stream().filter(CandidateCondition::isAboutFlow).forEach(narrowed::add);
      List<Condition> besides = parts.stream().filter(CandidateCondition::isOfCandidate).toList();
      pieces.add(stored.sql(Condition.all(narrowed), besides, parameters));
    }
    return pieces.stream().collect(Collectors.joining(" and ", "(", ")"));
  }

  private String any(List<Condition> parts) {
    List<Condition> asked = parts.stream().filter(CandidateCondition::isStored).toList();
    List<String> pieces = pieces(parts);
    if (!asked.isEmpty()) {
      pieces.add(stored.sql(Condition.any(asked), List.of(), parameters));
    }
    return pieces.stream().collect(Collectors.joining(" or ", "(", ")"));
  }

  private List<String> pieces(List<Condition> parts) {
    return parts.stream()
        .filter(Predicate.not(CandidateCondition::isStored))
        .map(this::sql)
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private static boolean isAboutFlow(Condition condition) {
    return condition instanceof Comparison comparison && CandidateFields.has(comparison.field());
  }

  /** Whether all of it has to be asked of PostgreSQL. */
  private static boolean isStored(Condition condition) {
    return !isKnown(condition) && !speaksOfCandidates(condition);
  }

  private static boolean isOfCandidate(Condition condition) {
    return condition instanceof Has has && has.scope() == Scope.CANDIDATE;
  }

  static boolean speaksOfCandidates(Condition condition) {
    return condition.anyPart(part -> part instanceof Has has && has.scope() == Scope.CANDIDATE);
  }

  /** Whether the relation can answer all of it. */
  private static boolean isKnown(Condition condition) {
    return !condition.anyPart(CandidateCondition::isUnknown);
  }

  private static boolean isUnknown(Condition part) {
    return switch (part) {
      case Has(Scope scope, Condition inner, Span ignored) ->
          scope != Scope.CANDIDATE && !isKnown(inner);
      case Comparison comparison -> !CandidateFields.has(comparison.field());
      default -> true;
    };
  }

  private String within(Condition condition) {
    return switch (condition) {
      case Condition.Text(String text, Span ignored) ->
          "contains(lower(concat_ws(' ', candidate_id, rule, reason)), lower(%s))"
              .formatted(parameters.bind(text));
      case All(List<Condition> parts) ->
          parts.isEmpty()
              ? "true"
              : parts.stream().map(this::within).collect(Collectors.joining(" and ", "(", ")"));
      case Any(List<Condition> parts) ->
          parts.stream().map(this::within).collect(Collectors.joining(" or ", "(", ")"));
      case Not(Condition denied) -> "(not coalesce(%s, false))".formatted(within(denied));
      case Comparison comparison -> comparison(comparison);
      case Has has -> throw new IllegalStateException("braces within braces");
    };
  }

  private String comparison(Comparison comparison) {
    Field field = comparison.field();
    return comparison.operator() == Operator.EQUAL
        ? comparison.values().stream()
            .map(value -> equal(field, value))
            .collect(Collectors.joining(" or ", "(", ")"))
        : compared(field, comparison.operator(), comparison.values().getFirst());
  }

  private String compared(Field field, Operator operator, Value value) {
    if (operator == Operator.CONTAINS) {
      return "contains(lower(%s), lower(%s))"
          .formatted(CandidateFields.FIELDS.value(field, parameters), bind(value));
    }
    return "%s %s %s".formatted(ordered(field), operator.sign(), bind(value));
  }

  private String ordered(Field field) {
    return field.type() == ValueType.ANY
        ? CandidateFields.FIELDS.number(field, parameters)
        : CandidateFields.FIELDS.value(field, parameters);
  }

  /** What was written as a number also stands for the same number written otherwise. */
  private String equal(Field field, Value value) {
    String expression = CandidateFields.FIELDS.value(field, parameters);
    if (value instanceof Value.Absent) {
      return expression + " is null";
    }
    if (field.type() == ValueType.ANY && value instanceof Value.Number(var ignored, String text)) {
      return "(%s = %s or %s = %s)"
          .formatted(expression, parameters.bind(text), ordered(field), bind(value));
    }
    return "%s = %s".formatted(expression, bind(value));
  }

  private String bind(Value value) {
    return parameters.bind(
        switch (value) {
          case Value.Text(String text) -> text;
          case Value.Number(var number, String ignored) -> number.doubleValue();
          case Value.Flag(boolean flag) -> flag;
          case Value.Time(Instant instant) -> instant.atOffset(ZoneOffset.UTC);
          case Value.Length(var duration) -> Durations.millis(duration).doubleValue();
          case Value.Id(var id) -> id;
          case Value.Absent() -> throw new IllegalStateException("nothing to compare with");
        });
  }
}
