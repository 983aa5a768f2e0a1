package dev.flowtrail.server.store;

import dev.flowtrail.protocol.FlowUpdate;
import dev.flowtrail.server.payload.Location;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody told of a flow, its data safe in a segment, ready to become part of the truth.
 *
 * @param receivedAt when this server took it up
 */
public record StoredFlow(
    int teamId, String idempotencyKey, Instant receivedAt, FlowUpdate<StoredData> update) {

  /**
   * What is known of an observation's data without reading it.
   *
   * @param hash the content's hash, which ignores the order of keys and the spaces
   * @param itemCount how many elements, when the data is an array
   * @param passedCount how many candidates went on, when the data says so
   * @param summary what the queryable fields hold, as JSON
   */
  public record StoredData(
      UUID hash,
      @Nullable Integer itemCount,
      @Nullable Integer passedCount,
      @Nullable String summary,
      Location location) {}
}
