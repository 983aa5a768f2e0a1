package dev.flowtrail.sdk;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
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

  /** Types only, since messages may quote the value; save for the two that never do. */
  private static String why(Throwable thrown) {
    if (thrown instanceof InvalidDefinitionException
        || thrown instanceof StreamConstraintsException) {
      return ((JacksonException) thrown).getOriginalMessage();
    }
    Throwable cause = thrown instanceof JacksonException ? thrown.getCause() : null;
    return cause == null ? thrown.getClass().getName() : why(cause);
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
