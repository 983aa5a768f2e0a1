package dev.flowtrail.server.otlp;

import dev.flowtrail.protocol.CandidateRoles;
import dev.flowtrail.protocol.ObservationRole;
import org.jspecify.annotations.Nullable;

/**
 * What was observed in a span.
 *
 * @param name the only one of it in the span
 */
record Seen(String name, ObservationRole role, @Nullable CandidateRoles roles, Value data) {

  Seen(String name, ObservationRole role, Value data) {
    this(name, role, null, data);
  }

  /** Whether it was there before the work began. */
  boolean before() {
    return role == ObservationRole.INPUT || role == ObservationRole.CONFIG;
  }
}
