package dev.flowtrail.sdk;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Collection;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Encodes what most captures are, texts, numbers, booleans, and small maps and collections of the
 * JDK with only such in them, to the same bytes as Jackson, which needs several times as long to
 * get ready for it.
 */
final class PlainValues {
  /** Of what is larger the getting ready is a small part. */
  private static final int LARGEST_BYTES = 4_000;

  private static final int DEEPEST = 16;
  private static final Module JDK = Object.class.getModule();

  private PlainValues() {}

  /** False, and nothing written, for any other value. */
  static boolean encode(@Nullable Object value, OutputStream out) throws IOException {
    if (value != null && value.getClass().getModule() != JDK) {
      return false;
    }
    SmallJson json = new SmallJson();
    if (!write(value, json, 0)) {
      return false;
    }
    json.writeTo(out);
    return true;
  }

  /** Writes a value that has no parts; false, and nothing written, for any other. */
  static boolean writeScalar(@Nullable Object value, PlainJson json) throws IOException {
    if (value instanceof String text) {
      json.text(text);
    } else if (value instanceof Double number) {
      json.number(number.doubleValue());
    } else if (value instanceof Integer number) {
      json.number(number.longValue());
    } else if (value instanceof Long number) {
      json.number(number.longValue());
    } else if (value instanceof Boolean yes) {
      json.yes(yes);
    } else if (value == null) {
      json.nothing();
    } else {
      return false;
    }
    return true;
  }

  private static boolean write(@Nullable Object value, SmallJson json, int depth)
      throws IOException {
    if (value instanceof String text && text.length() > LARGEST_BYTES) {
      return false;
    }
    return (writeScalar(value, json) || writeParts(value, json, depth + 1))
        && json.length() <= LARGEST_BYTES;
  }

  /** How a type of the host is written only Jackson knows. */
  private static boolean writeParts(@Nullable Object value, SmallJson json, int depth)
      throws IOException {
    if (value == null || depth > DEEPEST || value.getClass().getModule() != JDK) {
      return false;
    }
    if (value instanceof Map<?, ?> map) {
      return !(value instanceof Properties) && writeMembers(map, json, depth);
    }
    return value instanceof Collection<?> elements && writeElements(elements, json, depth);
  }

  private static boolean writeMembers(Map<?, ?> map, SmallJson json, int depth) throws IOException {
    json.beginObject();
    for (Map.Entry<?, ?> member : map.entrySet()) {
      if (!(member.getKey() instanceof String name) || name.length() > LARGEST_BYTES) {
        return false;
      }
      json.name(name);
      if (!write(member.getValue(), json, depth)) {
        return false;
      }
    }
    json.endObject();
    return true;
  }

  private static boolean writeElements(Collection<?> elements, SmallJson json, int depth)
      throws IOException {
    json.beginArray();
    for (Object element : elements) {
      if (!write(element, json, depth)) {
        return false;
      }
    }
    json.endArray();
    return true;
  }
}
