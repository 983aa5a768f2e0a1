package dev.flowtrail.server.explore;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.flowtrail.server.http.Times;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/**
 * A place in a list: the values of the row before it that the list is ordered by. As a cursor it is
 * a text that clients pass back unread.
 */
record Place(List<Object> values) {

  private static final String SEPARATOR = " ";

  /** What a value of an order is. */
  enum Part {
    NUMBER,
    TIME,
    ID
  }

  String toCursor() {
    String text = String.join(SEPARATOR, values.stream().map(Object::toString).toList());
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
  }

  /**
   * Reads a cursor of a list.
   *
   * @throws dev.flowtrail.server.http.ProblemException when it is none of this list
   */
  static Place parse(String cursor, List<Part> parts) {
    try {
      String[] texts = new String(Base64.getUrlDecoder().decode(cursor), UTF_8).split(SEPARATOR);
      if (texts.length == parts.size()) {
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < texts.length; i++) {
          values.add(value(texts[i], parts.get(i)));
        }
        return new Place(values);
      }
    } catch (IllegalArgumentException e) {
      // Told below.
    }
    throw ExploreRequest.invalid("cursor", "the cursor of the page before, of the same list");
  }

  private static Object value(String text, Part part) {
    return switch (part) {
      case NUMBER -> Double.valueOf(text);
      case ID -> UUID.fromString(text);
      case TIME -> {
        Instant instant = Times.parse(text);
        if (instant == null) {
          throw new IllegalArgumentException("no time");
        }
        yield instant;
      }
    };
  }

  /** What is to be bound for a value. */
  static Object bound(Object value) {
    return value instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : value;
  }
}
