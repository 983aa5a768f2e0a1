package dev.flowtrail.protocol;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An observation without its data.
 *
 * @param id given by the client or derived from its place in the document
 * @param name what was observed
 * @param version 1 for the first of its name in the step, 2 for the next
 * @param role what it is to its step
 * @param roles which field of a candidate is what, when the client said so
 * @param queryable the fields worth filtering by, as {@link FieldPath} texts, in declared order
 * @param capturedAt when it was captured; the step's own time where the client did not say
 * @param totals how many candidates there were, when the data holds only a part of them
 */
public record ObservationHead(
    UUID id,
    String name,
    int version,
    ObservationRole role,
    @Nullable CandidateRoles roles,
    Map<String, FieldType> queryable,
    Instant capturedAt,
    @Nullable CandidateTotals totals) {

  /** An observation whose data is all there is. */
  public ObservationHead(
      UUID id,
      String name,
      int version,
      ObservationRole role,
      @Nullable CandidateRoles roles,
      Map<String, FieldType> queryable,
      Instant capturedAt) {
    this(id, name, version, role, roles, queryable, capturedAt, null);
  }
}
