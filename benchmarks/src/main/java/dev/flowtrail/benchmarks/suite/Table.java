package dev.flowtrail.benchmarks.suite;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/** The rows as text, the goal in the last columns. */
final class Table {

  private static final String LINE = "%-3s %-58s %12s %12s %10s  %-9s %s%n";

  private static final String OTHERS = ".cpuPercent.others";
  private static final int TOLERATED_PERCENT = 10;

  private Table() {}

  static String of(List<Row> rows, Figures figures) {
    StringBuilder text = new StringBuilder();
    text.append(LINE.formatted("#", "what", "measured", "beside", "ratio", "goal", "met"));
    rows.forEach(row -> text.append(line(row, figures)));
    return text.append(doubt(figures)).toString();
  }

  /** Says so where the machine was not ours alone. */
  private static String doubt(Figures figures) {
    double others =
        figures.all().entrySet().stream()
            .filter(figure -> figure.getKey().endsWith(OTHERS))
            .mapToDouble(Map.Entry::getValue)
            .max()
            .orElse(0);
    return others <= TOLERATED_PERCENT
        ? ""
        : "%nOther programs took up to %.0f %% of the processors: these ratios are in doubt.%n"
            .formatted(others);
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
