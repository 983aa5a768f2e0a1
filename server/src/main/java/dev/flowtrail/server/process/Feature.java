package dev.flowtrail.server.process;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something that runs have or do not have.
 *
 * @param name of the attribute; null for other kinds
 * @param value what it is there; null where being there is all
 */
record Feature(Kind kind, @Nullable String name, @Nullable String value, @Nullable StepName step) {

  /** What a feature is about. */
  enum Kind {
    ATTRIBUTE,
    /** That a step occurred, or occurred so often. */
    STEP,
    CONFIGURATION,
    REASON,
    VARIANT;

    static Kind of(String name) {
      return valueOf(name.toUpperCase(Locale.ROOT));
    }

    String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** {@code model = m-2}. */
  String words() {
    return switch (kind) {
      case ATTRIBUTE -> "%s = %s".formatted(name, value);
      case STEP -> "a step %s".formatted(step);
      case CONFIGURATION -> "%s with the configuration %s".formatted(step, value);
      case REASON ->
          step == null
              ? "the reason \"%s\"".formatted(value)
              : "the reason \"%s\" at %s".formatted(value, step);
      case VARIANT -> "the steps %s".formatted(value);
    };
  }

  /** Who has a feature among bad runs and others; examples by age. */
  record Count(Feature feature, long bad, long others, List<Long> badAges, List<Long> otherAges) {

    Count of(Feature other) {
      return new Count(other, bad, others, badAges, otherAges);
    }

    Count plus(Count other) {
      return new Count(
          feature,
          bad + other.bad,
          others + other.others,
          badAges.isEmpty() ? other.badAges : badAges,
          otherAges.isEmpty() ? other.otherAges : otherAges);
    }
  }
}
