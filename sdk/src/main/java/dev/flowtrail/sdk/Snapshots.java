package dev.flowtrail.sdk;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.stream.BaseStream;
import org.jspecify.annotations.Nullable;

/** Turns values into JSON at the moment they are captured. */
final class Snapshots {
  private final Encoder encoder;
  private final Redaction redaction;
  private final long maxBytes;

  Snapshots(Encoder encoder, Redaction redaction, long maxBytes) {
    this.encoder = encoder;
    this.redaction = redaction;
    this.maxBytes = maxBytes;
  }

  /**
   * Never throws, whatever the value does.
   *
   * @param metadataBytes to be held together with the value: to ask twice would cost twice
   */
  Snapshot take(@Nullable Object value, long metadataBytes, Reservation memory) {
    Blocks json = new Blocks(maxBytes, metadataBytes, memory.forOneValue());
    return take(json, memory, () -> encodeRedacted(value, List.of(), json));
  }

  /**
   * Like {@link #take(Object, long, Reservation)}, for a value that is a part of something.
   *
   * @param root the names that lead to it
   */
  Snapshot take(@Nullable Object value, List<String> root, Reservation memory) {
    Blocks json = blocks(memory);
    return take(json, memory, () -> encodeRedacted(value, root, json));
  }

  /** For a part of what is redacted as a whole. */
  Snapshot takeUnredacted(@Nullable Object value, Reservation memory) {
    Blocks json = blocks(memory);
    return take(json, memory, () -> encode(value, json));
  }

  /** Room for one observation. */
  Blocks blocks(Reservation memory) {
    return new Blocks(maxBytes, memory.forOneValue());
  }

  Redaction redaction() {
    return redaction;
  }

  /**
   * Whether texts and numbers are written as they are; an encoder of the user's may do otherwise.
   */
  boolean writesPlainly() {
    return encoder instanceof JacksonEncoder;
  }

  static Snapshot lost(Throwable thrown, @Nullable LimitReached limit) {
    return limit == null
        ? new Snapshot.Lost(Loss.ENCODE_FAILED, Unencodable.describe(thrown))
        : new Snapshot.Lost(limit.loss(), limit.detail());
  }

  private static Snapshot take(Blocks json, Reservation memory, Encoding encoding) {
    try {
      encoding.run();
      json.requireComplete();
      return new Snapshot.Kept(json);
    } catch (Throwable thrown) {
      memory.shrink(json.allocatedBytes());
      return lost(thrown, json.limitReached());
    }
  }

  private void encodeRedacted(@Nullable Object value, List<String> root, Blocks json)
      throws IOException {
    if (redaction.isEmpty()) {
      encode(value, json);
    } else {
      RedactingStream redacting = new RedactingStream(redaction, json, root);
      encode(value, redacting);
      redacting.finish();
    }
  }

  private void encode(@Nullable Object value, OutputStream json) throws IOException {
    if (value instanceof BaseStream<?, ?> rows) {
      try (rows) {
        encoder.encode(rows.iterator(), json);
      }
    } else {
      encoder.encode(value, json);
    }
  }

  private interface Encoding {
    void run() throws IOException;
  }
}
