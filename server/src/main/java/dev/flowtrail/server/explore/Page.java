package dev.flowtrail.server.explore;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some rows of a list.
 *
 * @param cursor where the list goes on; null at its end
 */
record Page(List<Row> rows, @Nullable String cursor) {}
