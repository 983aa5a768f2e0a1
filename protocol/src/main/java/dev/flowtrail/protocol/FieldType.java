package dev.flowtrail.protocol;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The declared type of a {@code queryable} field. */
public enum FieldType {
  NUMBER,
  STRING,
  BOOLEAN;

  private final String wireName = name().toLowerCase(Locale.ROOT);

  /** The name in JSON: {@code number}. */
  public String wireName() {
    return wireName;
  }

  /** Finds a type by its name in JSON. */
  public static Optional<FieldType> findByWireName(String wireName) {
    return Arrays.stream(values()).filter(type -> type.wireName.equals(wireName)).findFirst();
  }
}
