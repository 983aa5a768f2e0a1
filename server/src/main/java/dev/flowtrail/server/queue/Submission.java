package dev.flowtrail.server.queue;

import dev.flowtrail.protocol.FlowDocument;
import java.util.List;
import java.util.UUID;

/**
 * What a client sent in one request, validated, its data compressed: ready for the queue.
 *
 * @param origin whose it is and under which key it came
 * @param fingerprint the same for the same content, whatever the order of keys and the spaces
 * @param flow the flow; each observation's data says where in the frames it lies
 * @param frames zstd frames, each of one large observation or of several small ones
 */
public record Submission(
    Origin origin, UUID fingerprint, FlowDocument<StagedData> flow, List<byte[]> frames) {

  /**
   * Whose a submission is.
   *
   * @param idempotencyKey the client's name for the request, unique within the team
   */
  public record Origin(int teamId, String idempotencyKey) {}
}
