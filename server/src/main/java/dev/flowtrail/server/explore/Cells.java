package dev.flowtrail.server.explore;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.flowtrail.server.http.Json;
import dev.flowtrail.server.http.Times;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Single values of answers: texts, numbers, flags and times. */
final class Cells {

  private Cells() {}

  static @Nullable Object read(ResultSet row, TableColumn column) throws SQLException {
    return switch (column.type()) {
      case TEXT -> row.getString(column.name());
      case TEXTS -> texts(row.getArray(column.name()));
      case NUMBER, WHOLE -> number(row.getObject(column.name()));
      case FLAG -> row.getObject(column.name());
      case TIME -> {
        OffsetDateTime time = row.getObject(column.name(), OffsetDateTime.class);
        yield time == null ? null : time.toInstant();
      }
    };
  }

  private static @Nullable List<String> texts(@Nullable Array array) throws SQLException {
    return array == null
        ? null
        : Arrays.stream((Object[]) array.getArray()).map(String.class::cast).toList();
  }

  /** As short as it can be written. */
  private static @Nullable Object number(@Nullable Object value) {
    return switch (value) {
      case BigDecimal decimal when decimal.scale() > 0 -> shortest(decimal);
      case Double real when !Double.isFinite(real) -> null;
      case Double real when Json.isWhole(real) -> real.longValue();
      case null -> null;
      default -> value;
    };
  }

  private static Object shortest(BigDecimal decimal) {
    BigDecimal stripped = decimal.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  static void write(JsonGenerator json, @Nullable Object value) throws IOException {
    switch (value) {
      case null -> json.writeNull();
      case Instant instant -> json.writeString(Times.format(instant));
      case BigDecimal decimal -> json.writeNumber(decimal.toPlainString());
      case Boolean flag -> json.writeBoolean(flag);
      case Number number -> json.writeNumber(number.toString());
      case List<?> texts -> {
        json.writeStartArray();
        for (Object text : texts) {
          json.writeString(text.toString());
        }
        json.writeEndArray();
      }
      default -> json.writeString(value.toString());
    }
  }

  /** As a text of a table; of several texts each on a line of its own. */
  static String text(@Nullable Object value) {
    return switch (value) {
      case null -> "";
      case Instant instant -> Times.format(instant);
      case BigDecimal decimal -> decimal.toPlainString();
      case List<?> texts -> texts.stream().map(Object::toString).collect(Collectors.joining("\n"));
      default -> value.toString();
    };
  }
}
