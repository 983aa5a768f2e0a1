package dev.flowtrail.server.explore;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is counted of the rows of a group.
 *
 * @param function such as {@code avg}
 * @param field what it is taken of; null for those that count rows
 */
record Measure(String written, String function, @Nullable Field field) {

  private static final Pattern FORM = Pattern.compile("([a-z0-9]+)\\((.+)\\)");

  private static final Map<String, String> OF_ROWS =
      Map.of(
          "count", "count(*)",
          "share", "count(*)::float8 / nullif(sum(count(*)) over (), 0)::float8");

  private static final Map<String, String> OF_NUMBERS =
      Map.of(
          "avg", "avg(%s)",
          "min", "min(%s)",
          "max", "max(%s)",
          "p50", "percentile_cont(0.5) within group (order by %s)",
          "p90", "percentile_cont(0.9) within group (order by %s)",
          "p95", "percentile_cont(0.95) within group (order by %s)",
          "p99", "percentile_cont(0.99) within group (order by %s)");

  private static final Set<String> WHOLE = Set.of("count", "distinct");

  private static final Set<ValueType> NUMBERS =
      EnumSet.of(ValueType.NUMBER, ValueType.LENGTH, ValueType.ANY);

  TableColumn column() {
    return WHOLE.contains(function) ? TableColumn.whole(written) : TableColumn.number(written);
  }

  String sql(FieldSql fields, Parameters parameters) {
    if (field == null) {
      return OF_ROWS.getOrDefault(function, "");
    }
    return function.equals("distinct")
        ? "count(distinct %s)".formatted(fields.value(field, parameters))
        : OF_NUMBERS.getOrDefault(function, "").formatted(fields.number(field, parameters));
  }

  /**
   * Reads what is to be counted.
   *
   * @throws dev.flowtrail.server.http.ProblemException when it cannot be
   */
  static Measure parse(Scope rows, String written) {
    if (OF_ROWS.containsKey(written)) {
      return new Measure(written, written, null);
    }
    Matcher form = FORM.matcher(written);
    if (form.matches()) {
      String function = form.group(1);
      Field field = Vocabulary.ofRow(rows, form.group(2));
      if (field != null
          && (function.equals("distinct")
              || OF_NUMBERS.containsKey(function) && NUMBERS.contains(field.type()))) {
        return new Measure(written, function, field);
      }
    }
    throw ExploreRequest.invalid(
        "measures",
        "count, share, distinct(field), or avg, min, max, p50, p90, p95, p99 of a field of numbers"
            + " or durations that %ss have".formatted(rows.word()));
  }
}
