package dev.flowtrail.sdk;

import java.io.IOException;
import java.util.stream.BaseStream;
import org.jspecify.annotations.Nullable;

/** Turns values into JSON at the moment they are captured. */
final class Snapshots {
  private final Encoder encoder;
  private final long maxBytes;

  Snapshots(Encoder encoder, long maxBytes) {
    this.encoder = encoder;
    this.maxBytes = maxBytes;
  }

  /** Never throws, whatever the value does. */
  Snapshot take(@Nullable Object value, Reservation memory) {
    Blocks json = blocks(memory);
    try {
      encode(value, json);
      json.requireComplete();
      return new Snapshot.Kept(json);
    } catch (Throwable thrown) {
      memory.shrink(json.allocatedBytes());
      return lost(thrown, json.limitReached());
    }
  }

  /** Room for one observation. */
  Blocks blocks(Reservation memory) {
    return new Blocks(maxBytes, memory::growForData);
  }

  /**
   * Whether texts and numbers are written as they are; an encoder of the user's may do otherwise.
   */
  boolean writesPlainly() {
    return encoder instanceof JacksonEncoder;
  }

  private void encode(@Nullable Object value, Blocks json) throws IOException {
    if (value instanceof BaseStream<?, ?> rows) {
      try (rows) {
        encoder.encode(rows.iterator(), json);
      }
    } else {
      encoder.encode(value, json);
    }
  }

  static Snapshot lost(Throwable thrown, @Nullable LimitReached limit) {
    return limit == null
        ? new Snapshot.Lost(Loss.ENCODE_FAILED, Unencodable.describe(thrown))
        : new Snapshot.Lost(limit.loss(), limit.detail());
  }
}
