package dev.flowtrail.sdk;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Writes values of the host into rows. A value that cannot be had or encoded costs itself only: a
 * description of the loss stands in its place.
 */
final class RowValues {
  /** Array, row, rules, rule: what nests around a value of a row. */
  private static final int LEVELS_AROUND_VALUE = 4;

  private static final int MAX_DEPTH = JacksonEncoder.MAX_DEPTH - LEVELS_AROUND_VALUE;

  private final PlainJson json;
  private final Snapshots snapshots;
  private final Reservation memory;
  private int lostValues;
  private Snapshot.@Nullable Lost firstLost;

  RowValues(PlainJson json, Snapshots snapshots, Reservation memory) {
    this.json = json;
    this.snapshots = snapshots;
    this.memory = memory;
  }

  /** Writes what the function gives; what it throws is lost. */
  <T> void write(Function<? super T, ?> function, T candidate, Column column) throws IOException {
    Object value;
    try {
      value = function.apply(candidate);
    } catch (Throwable thrown) {
      write(new Snapshot.Lost(Loss.ENCODE_FAILED, Unencodable.describe(thrown)));
      return;
    }
    write(column.see(value));
  }

  /**
   * Writes what names the candidate: a number as it is, all else as text, null when it has none.
   */
  <T> void writeId(Function<? super T, ?> id, T candidate) throws IOException {
    try {
      Object value = id.apply(candidate);
      write(value == null || value instanceof Number ? value : value.toString());
    } catch (RuntimeException | Error thrown) {
      lose(new Snapshot.Lost(Loss.ENCODE_FAILED, "id: " + Unencodable.describe(thrown)));
      json.nothing();
    }
  }

  void write(@Nullable Object value) throws IOException {
    if (!snapshots.writesPlainly() || !PlainValues.writeScalar(value, json)) {
      writeEncoded(value);
    }
  }

  /** The value as JSON, for what stands in every row alike. */
  String encode(@Nullable Object value) {
    Snapshot snapshot = snapshots.takeUnredacted(value, memory);
    memory.shrink(snapshot.heldBytes());
    return textOf(snapshot);
  }

  /** One loss for all values, the first of which says why; null when there was none. */
  @Nullable String lost() {
    Snapshot.Lost first = firstLost;
    return first == null ? null : lostValues + " values, the first: " + first.detail();
  }

  private void writeEncoded(@Nullable Object value) throws IOException {
    Snapshot snapshot = snapshots.takeUnredacted(value, memory);
    memory.shrink(snapshot.heldBytes());
    write(snapshot instanceof Snapshot.Kept kept ? shallowEnough(kept) : snapshot);
  }

  private void write(Snapshot snapshot) throws IOException {
    if (snapshot instanceof Snapshot.Lost lost) {
      lose(lost);
    }
    snapshot.writeTo(json);
    json.endValue();
  }

  private void lose(Snapshot.Lost lost) {
    lostValues++;
    firstLost = firstLost == null ? lost : firstLost;
  }

  /** What is deep enough for an observation of its own may be too deep inside a row. */
  private static Snapshot shallowEnough(Snapshot.Kept kept) throws IOException {
    JsonCheck check = new JsonCheck(OutputStream.nullOutputStream());
    kept.writeTo(check);
    return check.deepest() <= MAX_DEPTH
        ? kept
        : new Snapshot.Lost(Loss.ENCODE_FAILED, "nested deeper than " + MAX_DEPTH);
  }

  private static String textOf(Snapshot snapshot) {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try {
      snapshot.writeTo(text);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString(StandardCharsets.UTF_8);
  }
}
