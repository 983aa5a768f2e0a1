package dev.flowtrail.server.ingest;

import dev.flowtrail.protocol.MissingIds;
import dev.flowtrail.server.queue.Submission.Origin;
import java.util.UUID;

/**
 * Ids made from team, idempotency key and place, so that nobody can aim at the id of somebody
 * else's flow.
 */
record DerivedIds(Origin origin) implements MissingIds {

  @Override
  public UUID flow() {
    return derive("flow");
  }

  @Override
  public UUID step(int index) {
    return derive("step/" + index);
  }

  @Override
  public UUID observation(int stepIndex, int index) {
    return derive("observation/" + stepIndex + "/" + index);
  }

  private UUID derive(String place) {
    return HashedId.of(origin.teamId() + "/" + place + "/" + origin.idempotencyKey());
  }
}
