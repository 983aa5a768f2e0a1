package dev.flowtrail.server.explore;

import dev.flowtrail.server.explore.Condition.All;
import dev.flowtrail.server.explore.Condition.Any;
import dev.flowtrail.server.explore.Condition.Comparison;
import dev.flowtrail.server.explore.Condition.Has;
import dev.flowtrail.server.explore.Condition.Not;
import dev.flowtrail.server.store.LikePattern;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A condition over {@code flow}, or over {@code flow} and {@code step}, as SQL: fixed pieces only,
 * every value of the query is a bound parameter.
 */
final class PostgresCondition {

  private static final Set<String> LASTING = Set.of("completed", "failed");

  private final Scope rows;
  private final Parameters parameters;
  private final CandidateSets candidates;
  private final TextSets texts;

  /**
   * @param rows what a row is: with steps, conditions on a step are about the row's own
   * @param candidates finds those who have a candidate that a condition is about
   * @param texts finds those who have a text
   */
  PostgresCondition(Scope rows, Parameters parameters, CandidateSets candidates, TextSets texts) {
    this.rows = rows;
    this.parameters = parameters;
    this.candidates = candidates;
    this.texts = texts;
  }

  String sql(Condition condition) {
    return sql(condition, Scope.FLOW);
  }

  /**
   * Never null in SQL's sense where it is denied: a comparison with nothing does not hold.
   *
   * @param about whether the condition stands in the braces of a step
   */
  private String sql(Condition condition, Scope about) {
    return switch (condition) {
      case All(List<Condition> parts) -> parts.isEmpty() ? "true" : joined(parts, " and ", about);
      case Any(List<Condition> parts) -> joined(parts, " or ", about);
      // Said so, it can be planned as an anti-join.
      case Not(Has has) when rows == Scope.FLOW && has.scope() == Scope.STEP ->
          "not " + sql(has, about);
      case Not(Condition denied) -> "(%s) is not true".formatted(sql(denied, about));
      case Has has when has.scope() == Scope.CANDIDATE -> candidates.sql(has, rows, parameters);
      case Has(Scope ignored, Condition inner, Span span) -> aStep(sql(inner, Scope.STEP));
      case Comparison comparison -> comparison(comparison);
      case Condition.Text text -> texts.sql(text, rows, about, parameters);
    };
  }

  private String joined(List<Condition> parts, String sign, Scope about) {
    return parts.stream().map(part -> sql(part, about)).collect(Collectors.joining(sign, "(", ")"));
  }

  /** A row's own step fulfils it, or one of the row's steps. */
  private String aStep(String condition) {
    if (rows == Scope.STEP) {
      return "(" + condition + ")";
    }
    return """
    exists (select from step
            where step.team_id = flow.team_id and step.flow_id = flow.id and %s)\
    """
        .formatted(condition);
  }

  private String pattern(String text) {
    return parameters.bind(LikePattern.containing(text));
  }

  private String comparison(Comparison comparison) {
    Field field = comparison.field();
    return comparison.operator() == Operator.EQUAL
        ? equal(field, comparison.values())
        : compared(field, comparison.operator(), comparison.values().getFirst());
  }

  private String compared(Field field, Operator operator, Value value) {
    if (operator == Operator.CONTAINS && value instanceof Value.Text(String text)) {
      return "%s ilike %s".formatted(PostgresFields.FIELDS.value(field, parameters), pattern(text));
    }
    String expression =
        field.type() == ValueType.ANY
            ? PostgresFields.numericAttribute(field, parameters)
            : PostgresFields.expression(field);
    return "%s %s %s".formatted(expression, operator.sign(), bind(field, value));
  }

  /** Any of the values. */
  private String equal(Field field, List<Value> values) {
    List<String> choices = new ArrayList<>();
    List<Value> present = new ArrayList<>(values);
    if (present.removeIf(Value.Absent.class::isInstance)) {
      choices.add(PostgresFields.FIELDS.value(field, parameters) + " is null");
    }
    if (field.type() == ValueType.ANY) {
      addNumbers(field, present, choices);
    }
    if (field.scope() == Scope.FLOW && field.type() == ValueType.STATUS) {
      addLastingStatuses(present, choices);
    }
    if (!present.isEmpty()) {
      choices.add(isOneOf(PostgresFields.FIELDS.value(field, parameters), field, present));
    }
    return choices.stream().collect(Collectors.joining(" or ", "(", ")"));
  }

  /** What was written as a number also stands for the same number written otherwise. */
  private void addNumbers(Field field, List<Value> values, List<String> choices) {
    List<Value> numbers = values.stream().filter(Value.Number.class::isInstance).toList();
    if (!numbers.isEmpty()) {
      choices.add(isOneOf(PostgresFields.numericAttribute(field, parameters), field, numbers));
      values.replaceAll(value ->
          value instanceof Value.Number(var ignored, String text) ? new Value.Text(text) : value);
    }
  }

  /** These statuses stand in the column as they are shown. */
  private void addLastingStatuses(List<Value> values, List<String> choices) {
    for (Value value : List.copyOf(values)) {
      if (value instanceof Value.Text(String status) && LASTING.contains(status)) {
        choices.add("flow.status = cast(%s as status)".formatted(parameters.bind(status)));
        values.remove(value);
      }
    }
  }

  private String isOneOf(String expression, Field field, List<Value> values) {
    return values.size() == 1
        ? "%s = %s".formatted(expression, bind(field, values.getFirst()))
        : values.stream()
            .map(value -> bind(field, value))
            .collect(Collectors.joining(", ", expression + " in (", ")"));
  }

  private String bind(Field field, Value value) {
    return parameters.bind(
        switch (value) {
          case Value.Text(String text) -> text;
          case Value.Number(var number, String ignored) ->
              field.name().equals("drop_ratio") ? (Object) number.doubleValue() : number;
          case Value.Flag(boolean flag) -> flag;
          case Value.Time(Instant instant) -> instant.atOffset(ZoneOffset.UTC);
          case Value.Length(Duration duration) -> Durations.millis(duration);
          case Value.Id(var id) -> id;
          case Value.Absent() -> throw new IllegalStateException("nothing to compare with");
        });
  }
}
