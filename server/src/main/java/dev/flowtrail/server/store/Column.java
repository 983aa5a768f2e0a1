package dev.flowtrail.server.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One column of a table: what it takes of a row, as an array's element and in a copy.
 *
 * @param arrayType the elements' type
 * @param value what it takes of a row
 * @param element what stands for a value in an array
 * @param encoding the bytes that stand for a value in a copy
 * @param <R> what makes a row
 * @param <V> what the value is
 */
record Column<R, V>(
    String arrayType,
    Function<R, @Nullable V> value,
    Function<V, Object> element,
    CopyEncoding<V> encoding) {

  static <R> Column<R, Integer> integer(Function<R, @Nullable Integer> value) {
    return new Column<>("integer", value, number -> number, CopyEncoding.INTEGER);
  }

  static <R> Column<R, Long> bigint(Function<R, @Nullable Long> value) {
    return new Column<>("bigint", value, number -> number, CopyEncoding.BIGINT);
  }

  static <R> Column<R, Boolean> bool(Function<R, @Nullable Boolean> value) {
    return new Column<>("boolean", value, bool -> bool, CopyEncoding.BOOLEAN);
  }

  static <R> Column<R, UUID> uuid(Function<R, @Nullable UUID> value) {
    return new Column<>("uuid", value, uuid -> uuid, CopyEncoding.UUID);
  }

  /** Also for enums and JSON, which are sent as their text. */
  static <R> Column<R, String> text(Function<R, @Nullable String> value) {
    return new Column<>("text", value, text -> text, CopyEncoding.TEXT);
  }

  static <R> Column<R, Instant> time(Function<R, @Nullable Instant> value) {
    return new Column<>(
        "text",
        value,
        time -> OffsetDateTime.ofInstant(time, ZoneOffset.UTC).toString(),
        CopyEncoding.TIME);
  }

  /** The same column of rows that hold such a row. */
  <O> Column<O, V> of(Function<O, R> row) {
    return new Column<>(arrayType, outer -> value.apply(row.apply(outer)), element, encoding);
  }

  @Nullable Object elementOf(R row) {
    V of = value.apply(row);
    return of == null ? null : element.apply(of);
  }

  void copy(R row, CopyBuffer out) {
    V of = value.apply(row);
    if (of == null) {
      out.putInt(CopyBuffer.NULL);
    } else {
      encoding.put(of, out);
    }
  }
}
