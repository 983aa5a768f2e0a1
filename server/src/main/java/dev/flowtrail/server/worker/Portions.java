package dev.flowtrail.server.worker;

import dev.flowtrail.server.queue.Claim;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a batch into portions of which each may be in memory: an entry that only refers to an object
 * says nothing by its own size of how much it becomes.
 */
final class Portions {

  private static final long MAX_HELD_BYTES = 16L << 20;

  private Portions() {}

  /** None when there is nothing in it. */
  static List<List<Claim>> of(List<Claim> batch) {
    List<List<Claim>> portions = new ArrayList<>();
    long held = 0;
    int from = 0;
    for (int i = 0; i < batch.size(); i++) {
      long bytes = batch.get(i).heldBytes();
      if (i > from && held + bytes > MAX_HELD_BYTES) {
        portions.add(batch.subList(from, i));
        from = i;
        held = 0;
      }
      held += bytes;
    }
    if (from < batch.size()) {
      portions.add(batch.subList(from, batch.size()));
    }
    return portions;
  }
}
