package dev.flowtrail.server.explore;

import dev.flowtrail.protocol.Status;
import dev.flowtrail.server.http.Times;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the values of a field are: how they are written, and how they can be compared. */
enum ValueType {
  TEXT("a text", EnumSet.of(Operator.EQUAL, Operator.CONTAINS)),
  NUMBER("a number such as 0.9", ordered()),
  FLAG("true or false", EnumSet.of(Operator.EQUAL)),
  TIME("a time such as 2026-01-05 or 2026-01-05T10:00:00Z", ordered()),
  LENGTH("a duration such as 250ms, 2s, 5m, 1h or 7d", ordered()),
  ID("a UUID", EnumSet.of(Operator.EQUAL)),
  STATUS("one of " + String.join(", ", statuses()), EnumSet.of(Operator.EQUAL)),
  MARK("good or bad", EnumSet.of(Operator.EQUAL)),
  /** Whatever clients sent: a text or a number. */
  ANY("a text or a number", EnumSet.allOf(Operator.class));

  private static final Pattern NUMBER_FORM =
      Pattern.compile("[+-]?\\d{1,30}(\\.\\d{1,30})?([eE][+-]?\\d{1,2})?");

  private static final Pattern LENGTH_FORM =
      Pattern.compile("(\\d{1,9}(?:\\.\\d{1,6})?)(ms|s|m|h|d|w)");

  private static final Map<String, Duration> UNITS =
      Map.of(
          "ms", Duration.ofMillis(1),
          "s", Duration.ofSeconds(1),
          "m", Duration.ofMinutes(1),
          "h", Duration.ofHours(1),
          "d", Duration.ofDays(1),
          "w", Duration.ofDays(7));

  private final String expected;
  private final Set<Operator> operators;

  ValueType(String expected, Set<Operator> operators) {
    this.expected = expected;
    this.operators = operators;
  }

  private static Set<Operator> ordered() {
    return EnumSet.complementOf(EnumSet.of(Operator.CONTAINS));
  }

  private static List<String> statuses() {
    return Arrays.stream(Status.values()).map(Status::wireName).toList();
  }

  /** In words, for errors. */
  String expected() {
    return expected;
  }

  boolean allows(Operator operator) {
    return operators.contains(operator);
  }

  /** All values that there are; none where there is no end of them. */
  List<String> choices() {
    return switch (this) {
      case FLAG -> List.of("true", "false");
      case STATUS -> statuses();
      case MARK -> List.of("good", "bad");
      default -> List.of();
    };
  }

  /** Reads a value of this type; null when the text is none. */
  @Nullable Value parse(Token token) {
    String text = token.text();
    return switch (this) {
      case TEXT -> new Value.Text(text);
      case NUMBER -> number(text);
      case FLAG -> choices().contains(text) ? new Value.Flag(text.equals("true")) : null;
      case TIME -> time(text);
      case LENGTH -> length(text);
      case ID -> id(text);
      case STATUS, MARK -> choices().contains(text) ? new Value.Text(text) : null;
      case ANY -> any(token);
    };
  }

  private static Value any(Token token) {
    Value number = token.kind() == Token.Kind.WORD ? number(token.text()) : null;
    return number == null ? new Value.Text(token.text()) : number;
  }

  private static @Nullable Value number(String text) {
    return NUMBER_FORM.matcher(text).matches()
        ? new Value.Number(new BigDecimal(text), text)
        : null;
  }

  /** A date is its first moment in UTC. */
  private static @Nullable Value time(String text) {
    Instant instant = Times.parse(text);
    if (instant == null && text.length() == 10) {
      instant = date(text);
    }
    return instant == null ? null : new Value.Time(instant);
  }

  private static @Nullable Instant date(String text) {
    try {
      Instant instant = LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
      return Times.isPossible(instant) ? instant : null;
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  private static @Nullable Value length(String text) {
    Matcher form = LENGTH_FORM.matcher(text);
    if (!form.matches()) {
      return null;
    }
    Duration unit = UNITS.getOrDefault(form.group(2), Duration.ZERO);
    BigDecimal millis = new BigDecimal(form.group(1)).multiply(BigDecimal.valueOf(unit.toMillis()));
    return new Value.Length(ofMillis(millis));
  }

  private static Duration ofMillis(BigDecimal millis) {
    BigDecimal[] parts = millis.divideAndRemainder(BigDecimal.valueOf(1000));
    return Duration.ofSeconds(parts[0].longValue(), parts[1].movePointRight(6).longValue());
  }

  private static @Nullable Value id(String text) {
    try {
      return text.length() == 36 ? new Value.Id(UUID.fromString(text)) : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
