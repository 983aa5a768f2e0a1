package dev.flowtrail.server.store;

import dev.flowtrail.server.payload.Location;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A stored observation; its data lies at the location.
 *
 * @param claimedId the id that came with it, when another one with other data has that; else null
 * @param role by its name in JSON
 * @param roles as JSON
 * @param queryable as JSON
 * @param itemCount how many elements, when the data is an array
 * @param hash the content's hash, which ignores the order of keys and the spaces
 * @param summary as JSON
 */
public record ObservationRecord(
    UUID id,
    @Nullable UUID claimedId,
    UUID flowId,
    UUID stepId,
    String name,
    int version,
    String role,
    @Nullable String roles,
    @Nullable String queryable,
    Instant createdAt,
    @Nullable Integer itemCount,
    UUID hash,
    @Nullable String summary,
    Location location) {

  ObservationRecord withVersion(int number) {
    return number == version
        ? this
        : new ObservationRecord(
            id, claimedId, flowId, stepId, name, number, role, roles, queryable, createdAt,
            itemCount, hash, summary, location);
  }

  /** The hash in hexadecimal digits. */
  public String hashText() {
    return hash.toString().replace("-", "");
  }
}
