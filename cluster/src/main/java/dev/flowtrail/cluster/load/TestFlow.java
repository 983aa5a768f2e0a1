package dev.flowtrail.cluster.load;

import java.util.List;

/**
 * A flow to be sent, which the seed and its number make again at any time.
 *
 * @param idempotencyKey also its business key
 * @param body the document as it is sent
 * @param observations in the order of the document
 */
public record TestFlow(
    int number, String idempotencyKey, byte[] body, List<Observation> observations) {

  /**
   * What has to come back.
   *
   * @param data byte for byte
   */
  public record Observation(String step, String name, byte[] data) {}
}
