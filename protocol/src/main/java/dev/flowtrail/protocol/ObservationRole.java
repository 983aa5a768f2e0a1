package dev.flowtrail.protocol;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an observation is to its step. */
public enum ObservationRole {
  INPUT,
  OUTPUT,
  CONFIG,
  CANDIDATES,
  OTHER;

  private final String wireName = name().toLowerCase(Locale.ROOT);

  /** The name in JSON: {@code candidates}. */
  public String wireName() {
    return wireName;
  }

  /** Finds a role by its name in JSON. */
  public static Optional<ObservationRole> findByWireName(String wireName) {
    return Arrays.stream(values()).filter(role -> role.wireName.equals(wireName)).findFirst();
  }

  /**
   * The role of an observation that declares none: {@code candidates} when it says which fields
   * make a candidate, else by the names {@code input}, {@code output} and {@code config}.
   */
  public static ObservationRole infer(String observationName, @Nullable CandidateRoles roles) {
    if (roles != null) {
      return CANDIDATES;
    }
    return switch (observationName) {
      case "input" -> INPUT;
      case "output" -> OUTPUT;
      case "config" -> CONFIG;
      default -> OTHER;
    };
  }
}
