package dev.flowtrail.server.store;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;

/** Knows which objects of the payload store are segments of stored flows. Thread-safe. */
public final class RegisteredSegments {

  private static final String FIND =
      """
      select object_key
      from segment
      where object_key = any(:keys)
      """;

  private final Jdbi jdbi;

  public RegisteredSegments(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Those of the objects that a stored flow may refer to. */
  public Set<String> among(Collection<String> objectKeys) {
    return jdbi.withHandle(handle ->
        new HashSet<>(
            handle
                .createQuery(FIND)
                .bind("keys", objectKeys.toArray(String[]::new))
                .mapTo(String.class)
                .list()));
  }
}
