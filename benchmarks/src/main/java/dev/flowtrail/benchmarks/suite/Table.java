package dev.flowtrail.benchmarks.suite;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** The rows as text, the goal in the last columns. */
final class Table {

  private static final String LINE = "%-3s %-58s %12s %12s %10s  %-9s %s%n";

  private Table() {}

  static String of(List<Row> rows, Figures figures) {
    StringBuilder text = new StringBuilder();
    text.append(LINE.formatted("#", "what", "measured", "beside", "ratio", "goal", "met"));
    rows.forEach(row -> text.append(line(row, figures)));
    return text.toString();
  }

  private static String line(Row row, Figures figures) {
    OptionalDouble value = row.value(figures);
    return LINE.formatted(
        row.number(),
        row.what(),
        row.yardstick().isEmpty() ? "" : number(figures.find(row.measured())),
        row.yardstick().isEmpty() ? "" : number(figures.find(row.yardstick())),
        number(value),
        goal(row.goal()),
        value.isEmpty() ? "not measured" : row.goal().isMetBy(value.getAsDouble()) ? "yes" : "NO");
  }

  private static String goal(Goal goal) {
    return (goal.atLeast() ? ">= " : "<= ") + number(OptionalDouble.of(goal.value()));
  }

  private static String number(OptionalDouble value) {
    if (value.isEmpty()) {
      return "-";
    }
    double number = value.getAsDouble();
    int decimals =
        number == Math.rint(number) || Math.abs(number) >= 1_000 ? 0 : number < 10 ? 2 : 1;
    return String.format(Locale.ROOT, "%,." + decimals + "f", number);
  }
}
