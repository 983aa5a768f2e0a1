package dev.flowtrail.server.queue;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a client sent in one request, validated, its data compressed: ready for the queue.
 *
 * @param origin whose it is and under which key it came
 * @param fingerprint the same for the same content, whatever the order of keys and the spaces
 * @param flowId of the flow in it
 * @param flowName of the flow in it
 * @param bytes a {@link StagedFlow} as the queue keeps it
 * @param objectKey the object in the payload store that holds the data; null when the bytes do
 */
public record Submission(
    Origin origin,
    UUID fingerprint,
    UUID flowId,
    String flowName,
    byte[] bytes,
    @Nullable String objectKey) {

  /**
   * Whose a submission is.
   *
   * @param idempotencyKey the client's name for the request, unique within the team
   */
  public record Origin(int teamId, String idempotencyKey) {}
}
