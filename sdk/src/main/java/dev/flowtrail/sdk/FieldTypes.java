package dev.flowtrail.sdk;

import dev.flowtrail.protocol.FieldType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which values are worth filtering by, and as what. */
final class FieldTypes {

  private FieldTypes() {}

  /** Null for what is neither a number nor a text nor a boolean. */
  static @Nullable FieldType of(@Nullable Object value) {
    if (value instanceof Number) {
      return FieldType.NUMBER;
    }
    if (value instanceof Boolean) {
      return FieldType.BOOLEAN;
    }
    boolean text =
        value instanceof CharSequence || value instanceof Enum<?> || value instanceof UUID;
    return text ? FieldType.STRING : null;
  }
}
