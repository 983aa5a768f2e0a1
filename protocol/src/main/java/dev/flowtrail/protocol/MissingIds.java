package dev.flowtrail.protocol;

import java.util.UUID;

/**
 * Gives ids to what a client sent without: the same document under the same idempotency key must
 * get the same ids every time, so that sending it again stores nothing twice.
 */
public interface MissingIds {

  /** The id of the flow. */
  UUID flow();

  /**
   * The id of a step.
   *
   * @param index the step's place in {@code steps}
   */
  UUID step(int index);

  /**
   * The id of an observation.
   *
   * @param stepIndex the step's place in {@code steps}
   * @param index the observation's place in its step
   */
  UUID observation(int stepIndex, int index);
}
