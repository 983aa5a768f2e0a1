package dev.flowtrail.sdk;

import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a flow and its steps share while they record. */
record FlowScope(
    FlowClock clock,
    Ids ids,
    Snapshots snapshots,
    Sampling sampling,
    Reservation memory,
    FlowLosses losses) {
  private static final int MAX_REASON_LENGTH = 10_000;

  /** Roughly what a step or an observation takes in memory besides its data, names included. */
  private static final int METADATA_BYTES = 512;

  UUID nextId() {
    return ids.next(clock.lastMillis());
  }

  boolean holdBeginning() {
    return memory.growForBeginning(METADATA_BYTES);
  }

  boolean holdMetadata() {
    return memory.growForMetadata(METADATA_BYTES);
  }

  /** The same for an observation, whose data may have held it already. */
  boolean holdMetadataOf(Snapshot data) {
    return data.holdsMetadata() || holdMetadata();
  }

  /** What it holds of an observation goes on the way. */
  void handOver(Snapshot data, Reservation to) {
    long metadata = data.holdsMetadata() ? 0 : METADATA_BYTES;
    memory.moveTo(to, metadata + data.heldBytes());
  }

  /** Never throws, whatever the value does. */
  Snapshot snapshot(@Nullable Object value) {
    return snapshots.take(value, METADATA_BYTES, memory);
  }

  /** Like {@link #snapshot(Object)}, for the value of an attribute. */
  Snapshot snapshotOf(String attribute, @Nullable Object value) {
    return snapshots.take(value, List.of(attribute), memory);
  }

  /** What must not be seen of what lies under this name. */
  Redaction.@Nullable Mode redactionOf(String name) {
    return snapshots.redaction().modeAt(List.of(name));
  }

  /**
   * Counts what was lost of a value: all of it when it was refused, or only its data.
   *
   * @param what asked for only when something was lost
   */
  void account(Snapshot snapshot, @Nullable Loss refusal, Supplier<String> what) {
    if (refusal != null) {
      memory.shrink(snapshot.heldBytes());
      losses.lost(refusal, what.get());
    } else if (snapshot instanceof Snapshot.Lost lost) {
      losses.lost(lost.cause(), what.get() + ": " + lost.detail());
    }
  }

  String cleanReason(@Nullable String reason, Object owner) {
    String clean = losses.cleanText(reason, MAX_REASON_LENGTH, "reason", owner);
    return Text.storable(snapshots.redaction().clean(clean), MAX_REASON_LENGTH);
  }
}
