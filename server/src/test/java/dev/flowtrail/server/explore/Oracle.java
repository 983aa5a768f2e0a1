package dev.flowtrail.server.explore;

import dev.flowtrail.server.explore.Condition.All;
import dev.flowtrail.server.explore.Condition.Any;
import dev.flowtrail.server.explore.Condition.Comparison;
import dev.flowtrail.server.explore.Condition.Has;
import dev.flowtrail.server.explore.Condition.Not;
import dev.flowtrail.server.explore.ModelFlow.ModelCandidate;
import dev.flowtrail.server.explore.ModelFlow.ModelStep;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a condition means, in plain loops over what was made up. */
final class Oracle {

  private Oracle() {}

  /** A row of an answer: a flow, and its step and candidate where rows have them. */
  record Subject(ModelFlow flow, @Nullable ModelStep step, @Nullable ModelCandidate candidate) {}

  static List<Subject> rows(Scope of, List<ModelFlow> flows) {
    List<Subject> rows = new ArrayList<>();
    for (ModelFlow flow : flows) {
      switch (of) {
        case FLOW -> rows.add(new Subject(flow, null, null));
        case STEP -> flow.steps().forEach(step -> rows.add(new Subject(flow, step, null)));
        case CANDIDATE ->
            flow.steps()
                .forEach(step ->
                    candidates(flow, step)
                        .forEach(each -> rows.add(new Subject(flow, step, each))));
      }
    }
    return rows;
  }

  /** A failed version of a step that was tried again decided nothing. */
  private static List<ModelCandidate> candidates(ModelFlow flow, ModelStep step) {
    boolean triedAgain =
        step.status().equals("failed")
            && flow.steps().stream()
                .anyMatch(
                    other -> other.name().equals(step.name()) && other.version() > step.version());
    return triedAgain || step.candidates() == null ? List.of() : step.candidates();
  }

  static boolean holds(Condition condition, Subject row) {
    return switch (condition) {
      case All(List<Condition> parts) -> parts.stream().allMatch(part -> holds(part, row));
      case Any(List<Condition> parts) -> parts.stream().anyMatch(part -> holds(part, row));
      case Not(Condition denied) -> !holds(denied, row);
      case Has(Scope scope, Condition inner, Span ignored) ->
          subjects(scope, row).anyMatch(subject -> holdsWithin(scope, inner, subject));
      case Comparison comparison -> compares(comparison, value(comparison.field(), row));
      case Condition.Text(String text, Span ignored) -> occurs(text, row);
    };
  }

  /** Within braces a text is one of the step or candidate alone. */
  private static boolean holdsWithin(Scope scope, Condition condition, Subject row) {
    return switch (condition) {
      case All(List<Condition> parts) ->
          parts.stream().allMatch(part -> holdsWithin(scope, part, row));
      case Any(List<Condition> parts) ->
          parts.stream().anyMatch(part -> holdsWithin(scope, part, row));
      case Not(Condition denied) -> !holdsWithin(scope, denied, row);
      case Condition.Text(String text, Span ignored) ->
          scope == Scope.STEP
              ? ModelWords.occur(text, ofStep(Objects.requireNonNull(row.step())))
              : contains(ofCandidate(Objects.requireNonNull(row.candidate())), text);
      default -> holds(condition, row);
    };
  }

  /** The row's own step or candidate where it has one, else those of what it is. */
  private static Stream<Subject> subjects(Scope scope, Subject row) {
    Stream<ModelStep> steps =
        row.step() == null ? row.flow().steps().stream() : Stream.of(row.step());
    if (scope == Scope.STEP) {
      return steps.map(step -> new Subject(row.flow(), step, row.candidate()));
    }
    return row.candidate() != null
        ? Stream.of(row)
        : steps.flatMap(step ->
            candidates(row.flow(), step).stream().map(each -> new Subject(row.flow(), step, each)));
  }

  private static boolean occurs(String text, Subject row) {
    Stream<ModelStep> steps =
        row.step() == null ? row.flow().steps().stream() : Stream.of(row.step());
    return ModelWords.occur(text, ofFlow(row.flow()))
        || steps.anyMatch(step -> ModelWords.occur(text, ofStep(step)));
  }

  private static Stream<String> ofFlow(ModelFlow flow) {
    return Stream.concat(
            Stream.of(flow.process(), flow.key(), flow.reason()),
            flow.attributes().values().stream().map(Object::toString))
        .filter(Objects::nonNull);
  }

  private static Stream<String> ofStep(ModelStep step) {
    List<ModelCandidate> candidates = step.candidates() == null ? List.of() : step.candidates();
    return Stream.concat(
        Stream.of(step.name(), step.kind(), step.reason()).filter(Objects::nonNull),
        candidates.stream().flatMap(candidate -> candidate.texts().stream()));
  }

  private static String ofCandidate(ModelCandidate candidate) {
    return joined(candidate.id(), candidate.rule(), candidate.reason());
  }

  private static String joined(@Nullable String... texts) {
    return Stream.of(texts).filter(Objects::nonNull).collect(Collectors.joining(" "));
  }

  private static boolean contains(String whole, String part) {
    return whole.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
  }

  private static @Nullable Object value(Field field, Subject row) {
    return switch (field.scope()) {
      case FLOW -> ofFlow(field, row.flow());
      case STEP -> ofStep(field, Objects.requireNonNull(row.step()));
      case CANDIDATE ->
          ofCandidate(
              field, Objects.requireNonNull(row.step()), Objects.requireNonNull(row.candidate()));
    };
  }

  private static @Nullable Object ofFlow(Field field, ModelFlow flow) {
    return switch (field.name()) {
      case "process" -> flow.process();
      case "id" -> flow.id();
      case "key" -> flow.key();
      case "status" -> flow.shownStatus();
      case "reason" -> emptyAsNull(flow.reason());
      case "start" -> flow.start();
      case "end" -> flow.end();
      case "duration" -> flow.durationMillis();
      case "steps" -> BigDecimal.valueOf(flow.steps().size());
      case "mark" -> flow.mark();
      case "trace" -> null;
      case "attr" -> flow.attributes().get(field.member());
      default -> throw new IllegalArgumentException(field.name());
    };
  }

  private static @Nullable String emptyAsNull(@Nullable String text) {
    return text == null || text.isEmpty() ? null : text;
  }

  private static @Nullable Object ofStep(Field field, ModelStep step) {
    return switch (field.name()) {
      case "name" -> step.name();
      case "kind" -> step.kind();
      case "status" -> step.status();
      case "reason" -> emptyAsNull(step.reason());
      case "version" -> BigDecimal.valueOf(step.version());
      case "position" -> BigDecimal.valueOf(step.position());
      case "duration" -> step.durationMillis();
      case "in" -> step.in();
      case "out" -> step.out();
      case "drop_ratio" -> step.dropRatio();
      default -> throw new IllegalArgumentException(field.name());
    };
  }

  private static @Nullable Object ofCandidate(
      Field field, ModelStep step, ModelCandidate candidate) {
    return switch (field.name()) {
      case "id" -> candidate.id();
      case "passed" -> candidate.passed();
      case "rule" -> candidate.rule();
      case "reason" -> emptyAsNull(candidate.reason());
      case "score" -> candidate.score();
      case "step" -> step.name();
      case "kind" -> step.kind();
      case "field" -> field.member().equals("price") ? candidate.price() : null;
      default -> throw new IllegalArgumentException(field.name());
    };
  }

  private static boolean compares(Comparison comparison, @Nullable Object value) {
    return comparison.values().stream()
        .anyMatch(other -> compares(comparison.operator(), value, other));
  }

  private static boolean compares(Operator operator, @Nullable Object value, Value other) {
    if (value == null || other instanceof Value.Absent) {
      return value == null && other instanceof Value.Absent;
    }
    if (operator == Operator.CONTAINS) {
      return contains(value.toString(), ((Value.Text) other).text());
    }
    return switch (other) {
      case Value.Text(String text) -> value.toString().equals(text);
      case Value.Flag(boolean flag) -> value.equals(flag);
      case Value.Id(var id) -> value.equals(id.toString());
      case Value.Time(Instant time) -> fits(operator, ((Instant) value).compareTo(time));
      case Value.Length(Duration length) ->
          fits(operator, ((BigDecimal) value).compareTo(Durations.millis(length)));
      case Value.Number(BigDecimal number, String text) ->
          value instanceof Number
              ? fits(operator, new BigDecimal(value.toString()).compareTo(number))
              : operator == Operator.EQUAL && value.equals(text);
      case Value.Absent() -> false;
    };
  }

  private static boolean fits(Operator operator, int compared) {
    return switch (operator) {
      case EQUAL -> compared == 0;
      case LESS -> compared < 0;
      case AT_MOST -> compared <= 0;
      case GREATER -> compared > 0;
      case AT_LEAST -> compared >= 0;
      case CONTAINS -> false;
    };
  }
}
