package dev.flowtrail.protocol;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Where a flow or a step stands. */
public enum Status {
  PENDING,
  RUNNING,
  COMPLETED,
  FAILED,
  /** The writer vanished before it told the end. Only the server says so, never a client. */
  ABANDONED;

  private static final List<Status> SENDABLE = List.of(PENDING, RUNNING, COMPLETED, FAILED);

  private final String wireName = name().toLowerCase(Locale.ROOT);

  /** The name in JSON: {@code completed}. */
  public String wireName() {
    return wireName;
  }

  /** Whether the work has come to its end. */
  public boolean terminal() {
    return this == COMPLETED || this == FAILED;
  }

  /** The statuses that a client may send. */
  public static List<Status> sendable() {
    return SENDABLE;
  }

  /** Finds any status by its name in JSON. */
  public static Optional<Status> findByWireName(String wireName) {
    return Arrays.stream(values()).filter(status -> status.wireName.equals(wireName)).findFirst();
  }
}
