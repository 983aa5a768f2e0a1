package dev.flowtrail.server.queue;

import dev.flowtrail.server.queue.StagedFlow.ObjectFrame;

/**
 * All that the queue's entry says of a flow whose data is in an object of the payload store.
 *
 * @param objectBytes how long the object is
 * @param head the frame that holds the {@linkplain StagedFlowCodec#encodeHead head} of the flow
 * @param headBytes how long the head is, decompressed
 */
public record ObjectReference(String objectKey, long objectBytes, ObjectFrame head, int headBytes) {

  /** Fetches the heads of flows from the payload store. */
  @FunctionalInterface
  public interface Heads {

    /** The head, decompressed. */
    byte[] read(ObjectReference reference);
  }
}
