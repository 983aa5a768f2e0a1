package dev.flowtrail.protocol;

import java.util.UUID;

/** Ids in which the place that they were asked for can be read. */
final class PlacedIds implements MissingIds {

  @Override
  public UUID flow() {
    return new UUID(1, 0);
  }

  @Override
  public UUID step(int index) {
    return new UUID(2, index);
  }

  @Override
  public UUID observation(int stepIndex, int index) {
    return new UUID(3, 1000L * stepIndex + index);
  }
}
