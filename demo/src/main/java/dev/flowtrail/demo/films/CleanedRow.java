package dev.flowtrail.demo.films;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A row after cleaning: a film, or set aside with the reason.
 *
 * @param setAside why the row is no film; null when it is one
 */
record CleanedRow(
    int row, String id, Optional<Film> film, @Nullable String setAside, List<Repair> repairs) {

  static CleanedRow usable(FilmRow row, Film film, List<Repair> repairs) {
    return new CleanedRow(row.number(), film.id(), Optional.of(film), null, List.copyOf(repairs));
  }

  static CleanedRow setAside(FilmRow row, String id, String why, List<Repair> repairs) {
    return new CleanedRow(row.number(), id, Optional.empty(), why, List.copyOf(repairs));
  }

  String reason() {
    if (setAside != null) {
      return "set aside: " + setAside;
    }
    return repairs.isEmpty()
        ? "used as it is"
        : repairs.stream()
            .map(repair -> repair.kind() + ": " + repair.why())
            .collect(Collectors.joining("; ", "used after repair: ", ""));
  }
}
