package dev.flowtrail.sdk;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counts the repeats of each name. Of a few names, as most steps have, a look at each is cheaper
 * than a map. Not safe for use by several threads.
 */
final class Versions {
  private static final int FEW = 4;

  private String[] names = {};
  private int[] latest = {};
  private int used;
  private @Nullable Map<String, Integer> more;

  /** 1 for the first of its name, 2 for the next. */
  int next(String name) {
    for (int i = 0; i < used; i++) {
      if (names[i].equals(name)) {
        return ++latest[i];
      }
    }
    return used < FEW ? addFirst(name) : nextOfMany(name);
  }

  private int addFirst(String name) {
    if (used == names.length) {
      int room = used == 0 ? FEW / 2 : FEW;
      names = Arrays.copyOf(names, room);
      latest = Arrays.copyOf(latest, room);
    }
    names[used] = name;
    latest[used++] = 1;
    return 1;
  }

  private int nextOfMany(String name) {
    Map<String, Integer> map = more;
    if (map == null) {
      map = new HashMap<>();
      more = map;
    }
    return map.merge(name, 1, Integer::sum);
  }
}
