package dev.flowtrail.server.store;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Splits flows so that none is in a wave twice: one statement cannot merge two updates into the
 * same row. Within a wave they are ordered by id, so that concurrent writers lock rows in one
 * order.
 */
final class Waves {

  private Waves() {}

  private static final Comparator<Identity> IN_ORDER =
      Comparator.comparingInt(Identity::teamId).thenComparing(Identity::flowId);

  /** Which flow it is. */
  record Identity(int teamId, UUID flowId) {}

  static List<List<StoredFlow>> of(List<StoredFlow> flows) {
    List<List<StoredFlow>> waves = new ArrayList<>();
    Map<Identity, Integer> seen = new HashMap<>();
    for (StoredFlow flow : flows) {
      int wave = seen.merge(identity(flow), 1, Integer::sum) - 1;
      if (wave == waves.size()) {
        waves.add(new ArrayList<>());
      }
      waves.get(wave).add(flow);
    }
    waves.forEach(wave -> wave.sort(Comparator.comparing(Waves::identity, IN_ORDER)));
    return waves;
  }

  static Identity identity(StoredFlow flow) {
    return new Identity(flow.teamId(), flow.document().flow().id());
  }
}
