package dev.flowtrail.server.process;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Finds flows again by their age, which statements about many runs carry instead of ids. */
final class RunIds {

  private static final String READ =
      """
      select age, id
      from (%s) as run
      where age = any(:ages)
      """;

  private RunIds() {}

  /** To be asked in the transaction that told the ages. */
  static Map<Long, UUID> find(Runs runs, Collection<Long> ages, Handle handle) {
    Map<Long, UUID> ids = new HashMap<>();
    if (!ages.isEmpty()) {
      handle
          .createQuery(READ.formatted(runs.sql("")))
          .bindMap(runs.parameters(""))
          .bind("ages", ages.toArray(Long[]::new))
          .map((row, context) -> ids.put(row.getLong("age"), row.getObject("id", UUID.class)))
          .list();
    }
    return ids;
  }
}
