package dev.flowtrail.server.explore;

import org.jspecify.annotations.Nullable;

/**
 * Which rows of a list are to be shown.
 *
 * @param cursor where to go on; null for the beginning
 */
record Slice(RowOrder order, int limit, @Nullable String cursor) {

  Slice of(int rows) {
    return new Slice(order, rows, cursor);
  }

  Slice behind(@Nullable String place) {
    return new Slice(order, limit, place);
  }
}
