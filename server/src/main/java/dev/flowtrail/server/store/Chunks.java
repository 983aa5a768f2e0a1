package dev.flowtrail.server.store;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts rows into pieces of which each can be passed in one statement: a flow may have very many.
 */
final class Chunks {

  private static final int MAX_ROWS = 10_000;

  private Chunks() {}

  static <R> List<List<R>> of(List<R> rows) {
    List<List<R>> chunks = new ArrayList<>();
    for (int from = 0; from < rows.size(); from += MAX_ROWS) {
      chunks.add(rows.subList(from, Math.min(from + MAX_ROWS, rows.size())));
    }
    return chunks;
  }
}
