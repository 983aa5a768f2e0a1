package dev.flowtrail.server.explore;

import dev.flowtrail.server.explore.Condition.All;
import dev.flowtrail.server.explore.Condition.Any;
import dev.flowtrail.server.explore.Condition.Comparison;
import dev.flowtrail.server.explore.Condition.Has;
import dev.flowtrail.server.explore.Condition.Not;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes a condition as a query that reads back as the same condition. */
final class QueryWriter {

  private static final Pattern PLAIN_WORD = Pattern.compile("[\\p{L}\\p{N}_][\\p{L}\\p{N}_./-]*");

  private QueryWriter() {}

  static String write(Condition condition) {
    return switch (condition) {
      case All(List<Condition> parts) -> joined(parts, " ", Any.class);
      case Any(List<Condition> parts) -> joined(parts, " || ", All.class);
      case Not(Condition denied) -> "!" + grouped(denied, All.class, Any.class);
      case Has(Scope scope, Condition inner, Span ignored) ->
          scope.word() + "{" + write(inner) + "}";
      case Comparison comparison -> comparison(comparison);
      case Condition.Text(String text, Span ignored) -> quoted(text);
    };
  }

  private static String joined(List<Condition> parts, String sign, Class<?> looser) {
    return parts.stream().map(part -> grouped(part, looser)).collect(Collectors.joining(sign));
  }

  private static String grouped(Condition condition, Class<?>... inParentheses) {
    for (Class<?> type : inParentheses) {
      if (type.isInstance(condition)) {
        return "(" + write(condition) + ")";
      }
    }
    return write(condition);
  }

  private static String comparison(Comparison comparison) {
    String field = comparison.field().written();
    List<Value> values = comparison.values();
    if (values.size() > 1) {
      return values.stream()
          .map(QueryWriter::value)
          .collect(Collectors.joining(", ", field + " in (", ")"));
    }
    String sign =
        comparison.operator() == Operator.EQUAL ? ":" : " " + comparison.operator().sign() + " ";
    return field + sign + value(values.getFirst());
  }

  private static String value(Value value) {
    return switch (value) {
      case Value.Text(String text) -> quoted(text);
      case Value.Number(var ignored, String text) -> text;
      case Value.Flag(boolean flag) -> String.valueOf(flag);
      case Value.Time(Instant instant) -> instant.toString();
      case Value.Length(Duration duration) -> length(duration);
      case Value.Id(var id) -> id.toString();
      case Value.Absent() -> "null";
    };
  }

  private static String length(Duration duration) {
    if (duration.toNanosPart() % 1_000_000 == 0) {
      return duration.toMillis() % 1000 == 0
          ? duration.toSeconds() + "s"
          : duration.toMillis() + "ms";
    }
    return duration.toSeconds() + ".%06d".formatted(duration.toNanosPart() / 1000) + "s";
  }

  /** A name behind a dot, in quotes where it needs them. */
  static String word(String text) {
    return PLAIN_WORD.matcher(text).matches() ? text : quoted(text);
  }

  static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
