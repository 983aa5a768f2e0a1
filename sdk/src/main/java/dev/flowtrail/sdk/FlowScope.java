package dev.flowtrail.sdk;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a flow and its steps share while they record. */
record FlowScope(
    FlowClock clock, Ids ids, Snapshots snapshots, Reservation memory, FlowLosses losses) {
  private static final int MAX_REASON_LENGTH = 10_000;

  /** Roughly what a step or an observation takes in memory besides its data, names included. */
  private static final int METADATA_BYTES = 512;

  UUID nextId() {
    return ids.next();
  }

  boolean holdMetadata() {
    return memory.growForMetadata(METADATA_BYTES);
  }

  /** Never throws; a value that is lost is counted. */
  Snapshot snapshot(@Nullable Object value, String what) {
    Snapshot snapshot = snapshots.take(value, memory);
    if (snapshot instanceof Snapshot.Lost lost) {
      losses.lost(lost.cause(), what + ": " + lost.detail());
    }
    return snapshot;
  }

  void discard(Snapshot snapshot, Loss cause, String what) {
    memory.shrink(snapshot.heldBytes());
    losses.lost(cause, what);
  }

  String cleanReason(@Nullable String reason, String what) {
    return losses.cleanText(reason, MAX_REASON_LENGTH, "reason of " + what);
  }
}
