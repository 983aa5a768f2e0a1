package dev.flowtrail.protocol;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Sees to it that no id stands twice in one document. */
final class UniqueIds {

  private final Map<UUID, Pointer> places = new HashMap<>();
  private final Faults faults;

  UniqueIds(Faults faults) {
    this.faults = faults;
  }

  void claim(@Nullable UUID id, Pointer at) {
    Pointer first = id == null ? null : places.putIfAbsent(id, at);
    if (first != null) {
      faults.add(at, "expected an id of its own but it is the one at " + first);
    }
  }
}
