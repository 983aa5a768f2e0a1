package dev.flowtrail.protocol;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads single values. A value that is not what was expected becomes a fault and null; JSON null is
 * null without a fault.
 */
final class Values {

  private static final int UUID_LENGTH = 36;
  private static final String STATUSES = oneOf(Status.sendable(), Status::wireName);
  private static final String ROLES =
      oneOf(List.of(ObservationRole.values()), ObservationRole::wireName);
  private static final String FIELD_TYPES = oneOf(List.of(FieldType.values()), FieldType::wireName);
  private static final String EVENT_TYPES = oneOf(List.of(EventType.values()), EventType::wireName);
  private static final int LONGEST_INTEGER = Integer.toString(Integer.MIN_VALUE).length();
  private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999Z");

  private final JsonParser parser;
  private final Faults faults;
  private final Limits limits;

  Values(JsonParser parser, Faults faults, Limits limits) {
    this.parser = parser;
    this.faults = faults;
    this.limits = limits;
  }

  /** A text of 1 to 255 characters. */
  @Nullable String name(Pointer at) throws IOException {
    return name(string(at, "a string"), at);
  }

  /** The same of a text that was already read. */
  @Nullable String name(@Nullable String text, Pointer at) {
    return checked(at, text, 1, Limits.MAX_NAME_LENGTH);
  }

  /** A text of any length that the limits allow. */
  @Nullable String prose(Pointer at) throws IOException {
    return prose(string(at, "a string"), at);
  }

  /** The same of a text that was already read. */
  @Nullable String prose(@Nullable String text, Pointer at) {
    if (text != null && text.length() > limits.maxTextLength()) {
      throw new LimitExceededException("maxTextLength", limits.maxTextLength());
    }
    return checked(at, text, 0, limits.maxTextLength());
  }

  private @Nullable String checked(Pointer at, @Nullable String text, int min, int max) {
    String fault = text == null ? null : Text.findFault(text, min, max);
    if (fault == null) {
      return text;
    }
    faults.add(at, fault);
    return null;
  }

  @Nullable Integer integer(Pointer at, int min) throws IOException {
    if (isNull()) {
      return null;
    }
    if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT) {
      unexpected(at, integerFrom(min));
      return null;
    }
    String digits = parser.getText();
    if (isIntegerFrom(min, digits)) {
      return Integer.valueOf(digits);
    }
    faults.add(at, "expected " + integerFrom(min) + " but was " + Text.quote(digits));
    return null;
  }

  private static String integerFrom(int min) {
    return "an integer from " + min + " to " + Integer.MAX_VALUE;
  }

  private static boolean isIntegerFrom(int min, String digits) {
    return digits.length() <= LONGEST_INTEGER
        && Long.parseLong(digits) >= min
        && Long.parseLong(digits) <= Integer.MAX_VALUE;
  }

  /** A time, kept to the microsecond as the store keeps it. */
  @Nullable Instant instant(Pointer at) throws IOException {
    return parsed(at, "an ISO 8601 time such as 2026-01-05T10:00:00.000Z", Values::parseInstant);
  }

  private static @Nullable Instant parseInstant(String text) {
    try {
      Instant instant = TimeText.parse(text);
      return instant.isBefore(EARLIEST) || instant.isAfter(LATEST) ? null : instant;
    } catch (DateTimeException e) {
      return null;
    }
  }

  @Nullable UUID id(Pointer at) throws IOException {
    return parsed(at, "a UUID", Values::parseUuid);
  }

  private static @Nullable UUID parseUuid(String text) {
    return isUuid(text) ? UUID.fromString(text) : null;
  }

  /** The JDK also takes shorter groups of digits. */
  private static boolean isUuid(String text) {
    if (text.length() != UUID_LENGTH) {
      return false;
    }
    for (int i = 0; i < UUID_LENGTH; i++) {
      char character = text.charAt(i);
      boolean fits =
          switch (i) {
            case 8, 13, 18, 23 -> character == '-';
            default -> isHexDigit(character);
          };
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  private static boolean isHexDigit(char character) {
    return character >= '0' && character <= '9'
        || character >= 'a' && character <= 'f'
        || character >= 'A' && character <= 'F';
  }

  @Nullable Status status(Pointer at) throws IOException {
    return parsed(
        at,
        STATUSES,
        text -> Status.findByWireName(text).filter(Status.sendable()::contains).orElse(null));
  }

  @Nullable ObservationRole role(Pointer at) throws IOException {
    return parsed(at, ROLES, text -> ObservationRole.findByWireName(text).orElse(null));
  }

  @Nullable FieldType fieldType(Pointer at) throws IOException {
    return parsed(at, FIELD_TYPES, text -> FieldType.findByWireName(text).orElse(null));
  }

  @Nullable EventType eventType(Pointer at) throws IOException {
    return parsed(at, EVENT_TYPES, text -> EventType.findByWireName(text).orElse(null));
  }

  private static <E> String oneOf(List<E> values, Function<E, String> wireName) {
    return values.stream().map(wireName).collect(Collectors.joining(", ", "one of ", ""));
  }

  private <T> @Nullable T parsed(Pointer at, String expected, Function<String, @Nullable T> parse)
      throws IOException {
    String text = string(at, expected);
    if (text == null) {
      return null;
    }
    T value = parse.apply(text);
    if (value == null) {
      faults.add(at, "expected " + expected + " but was " + Text.quote(text));
    }
    return value;
  }

  private @Nullable String string(Pointer at, String expected) throws IOException {
    if (isNull()) {
      return null;
    }
    if (parser.currentToken() == JsonToken.VALUE_STRING) {
      return parser.getText();
    }
    unexpected(at, expected);
    return null;
  }

  boolean isNull() {
    return parser.currentToken() == JsonToken.VALUE_NULL;
  }

  /** Reports the value that the parser stands on and passes over it. */
  void unexpected(Pointer at, String expected) throws IOException {
    faults.add(at, "expected " + expected + " but was " + describe(parser.currentToken()));
    skip();
  }

  void skip() throws IOException {
    parser.skipChildren();
  }

  private static String describe(@Nullable JsonToken token) {
    if (token == null) {
      return "nothing";
    }
    return switch (token) {
      case START_OBJECT -> "an object";
      case START_ARRAY -> "an array";
      case VALUE_STRING -> "a string";
      case VALUE_NUMBER_INT -> "a number";
      case VALUE_NUMBER_FLOAT -> "a decimal number";
      case VALUE_TRUE, VALUE_FALSE -> "a boolean";
      case VALUE_NULL -> "null";
      default -> "something else";
    };
  }
}
