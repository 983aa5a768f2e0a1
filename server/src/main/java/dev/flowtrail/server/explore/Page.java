package dev.flowtrail.server.explore;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some rows of a list.
 *
 * @param cursor where the list goes on; null at its end
 */
record Page(List<Row> rows, @Nullable String cursor) {

  /** A row and its place in the list. */
  record Placed(Row row, Place place) {}

  /** One row more than is shown tells that the list goes on. */
  static Page of(List<Placed> found, int limit) {
    List<Placed> shown = found.subList(0, Math.min(found.size(), limit));
    return new Page(
        shown.stream().map(Placed::row).toList(),
        found.size() > shown.size() ? shown.getLast().place().toCursor() : null);
  }
}
