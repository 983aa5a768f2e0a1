package dev.flowtrail.protocol;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads single values. A value that is not what was expected becomes a fault and null; JSON null is
 * null without a fault.
 */
final class Values {

  private static final Pattern UUID_TEXT =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
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
    return text(at, 1, Limits.MAX_NAME_LENGTH);
  }

  /** Whether a member's own name is 1 to 255 storable characters. */
  boolean checkName(Pointer at, String name) {
    return checked(at, name, 1, Limits.MAX_NAME_LENGTH) != null;
  }

  /** A text of any length that the limits allow. */
  @Nullable String prose(Pointer at) throws IOException {
    String text = string(at, "a string");
    if (text != null && text.length() > limits.maxTextLength()) {
      throw new LimitExceededException("maxTextLength", limits.maxTextLength());
    }
    return checked(at, text, 0, limits.maxTextLength());
  }

  @Nullable String text(Pointer at, int minLength, int maxLength) throws IOException {
    return checked(at, string(at, "a string"), minLength, maxLength);
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
    String expected = "an integer from " + min + " to " + Integer.MAX_VALUE;
    if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT) {
      return unexpected(at, expected);
    }
    String digits = parser.getText();
    if (digits.length() > 11
        || Long.parseLong(digits) < min
        || Long.parseLong(digits) > Integer.MAX_VALUE) {
      faults.add(at, "expected " + expected + " but was " + Text.quote(digits));
      return null;
    }
    return Integer.valueOf(digits);
  }

  /** A time, kept to the microsecond as the store keeps it. */
  @Nullable Instant instant(Pointer at) throws IOException {
    return parsed(at, "an ISO 8601 time such as 2026-01-05T10:00:00.000Z", Values::parseInstant);
  }

  private static @Nullable Instant parseInstant(String text) {
    try {
      Instant instant = OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
      return instant.isBefore(EARLIEST) || instant.isAfter(LATEST) ? null : instant;
    } catch (DateTimeException e) {
      return null;
    }
  }

  @Nullable UUID id(Pointer at) throws IOException {
    return parsed(at, "a UUID", Values::parseUuid);
  }

  private static @Nullable UUID parseUuid(String text) {
    return UUID_TEXT.matcher(text).matches() ? UUID.fromString(text) : null;
  }

  @Nullable Status status(Pointer at) throws IOException {
    return parsed(
        at,
        "one of " + wireNames(Status.sendable(), Status::wireName),
        text -> Status.findByWireName(text).filter(Status.sendable()::contains).orElse(null));
  }

  @Nullable ObservationRole role(Pointer at) throws IOException {
    return parsed(
        at,
        "one of " + wireNames(List.of(ObservationRole.values()), ObservationRole::wireName),
        text -> ObservationRole.findByWireName(text).orElse(null));
  }

  @Nullable FieldType fieldType(Pointer at) throws IOException {
    return parsed(
        at,
        "one of " + wireNames(List.of(FieldType.values()), FieldType::wireName),
        text -> FieldType.findByWireName(text).orElse(null));
  }

  private static <E> String wireNames(List<E> values, Function<E, String> wireName) {
    return values.stream().map(wireName).collect(Collectors.joining(", "));
  }

  @Nullable String object(Pointer at) throws IOException {
    if (isNull()) {
      return null;
    }
    return parser.currentToken() == JsonToken.START_OBJECT
        ? new RawObject(parser, faults, limits.maxTextLength()).copy(at)
        : unexpected(at, "an object");
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
    return parser.currentToken() == JsonToken.VALUE_STRING
        ? parser.getText()
        : unexpected(at, expected);
  }

  boolean isNull() {
    return parser.currentToken() == JsonToken.VALUE_NULL;
  }

  /** Reports the value that the parser stands on and passes over it. */
  <T> @Nullable T unexpected(Pointer at, String expected) throws IOException {
    faults.add(at, "expected " + expected + " but was " + describe(parser.currentToken()));
    skip();
    return null;
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
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
      case VALUE_TRUE, VALUE_FALSE -> "a boolean";
      case VALUE_NULL -> "null";
      default -> "something else";
    };
  }
}
