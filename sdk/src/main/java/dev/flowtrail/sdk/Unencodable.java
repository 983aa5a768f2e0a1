package dev.flowtrail.sdk;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonMappingException;
import java.util.Map;

/**
 * Says why a value could not be encoded, and where in it, without telling anything of its content.
 */
final class Unencodable {
  private static final int LONGEST_PATH = 20;

  private Unencodable() {}

  static String describe(Throwable thrown) {
    return thrown instanceof JsonMappingException mapping
        ? why(mapping) + " at " + place(mapping)
        : why(thrown);
  }

  /** The type of what the value threw; messages of the encoder itself name types only. */
  private static String why(Throwable thrown) {
    Throwable cause = thrown.getCause();
    if (thrown instanceof JacksonException own && (cause == null || cause == thrown)) {
      return own.getOriginalMessage();
    }
    return thrown instanceof JacksonException && cause != null
        ? cause.getClass().getName()
        : thrown.getClass().getName();
  }

  private static String place(JsonMappingException mapping) {
    StringBuilder place = new StringBuilder("$");
    mapping.getPath().stream().limit(LONGEST_PATH).forEach(link -> append(place, link));
    return place.toString();
  }

  /** The key of a map is payload; the name of a property is not. */
  private static void append(StringBuilder place, JsonMappingException.Reference link) {
    if (link.getIndex() >= 0) {
      place.append('[').append(link.getIndex()).append(']');
    } else if (link.getFrom() instanceof Map) {
      place.append(".*");
    } else {
      place.append('.').append(link.getFieldName());
    }
  }
}
