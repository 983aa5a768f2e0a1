package dev.flowtrail.server.explore;

import org.jspecify.annotations.Nullable;

/**
 * Which rows of a list are to be shown.
 *
 * @param cursor where to go on; null for the beginning
 */
record Slice(RowOrder order, int limit, @Nullable String cursor) {

  Slice atMost(int rows) {
    return new Slice(order, Math.min(limit, rows), cursor);
  }

  /** So many rows behind a place. */
  Slice behind(@Nullable String place, int rows) {
    return new Slice(order, rows, place);
  }
}
