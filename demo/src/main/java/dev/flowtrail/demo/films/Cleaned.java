package dev.flowtrail.demo.films;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The whole file after cleaning; every row is still there, as a film or set aside. */
record Cleaned(List<CleanedRow> rows) {

  static Cleaned of(List<FilmRow> rows) {
    return new Cleaned(rows.stream().map(row -> new RowCleaner(row).clean()).toList());
  }

  List<Film> films() {
    return rows.stream().map(CleanedRow::film).flatMap(Optional::stream).toList();
  }

  /** How often each kind of repair was needed. */
  Map<String, Long> repairsByKind() {
    return rows.stream()
        .flatMap(row -> row.repairs().stream())
        .collect(Collectors.groupingBy(Repair::kind, TreeMap::new, Collectors.counting()));
  }

  long repairedRows() {
    return rows.stream().filter(row -> !row.repairs().isEmpty()).count();
  }

  String reason() {
    int kept = films().size();
    return "kept %d of %d rows; repaired %d, set %d aside"
        .formatted(kept, rows.size(), repairedRows(), rows.size() - kept);
  }
}
