package dev.flowtrail.sdk;

import java.io.IOException;
import java.util.UUID;

/** Carries a body to the server and brings its answer. Used by the sender's thread only. */
interface Transport {
  /**
   * Does one try.
   *
   * @throws IOException when no answer came: refused, reset, timed out, or not HTTP
   */
  Answer post(Body body, String idempotencyKey) throws IOException, InterruptedException;

  /**
   * The same for what is new of a flow, as events.
   *
   * @throws IOException when no answer came: refused, reset, timed out, or not HTTP
   */
  Answer postEvents(UUID flowId, Body events, String idempotencyKey)
      throws IOException, InterruptedException;

  /**
   * The same for many flows, one per line.
   *
   * @throws IOException when no answer came: refused, reset, timed out, or not HTTP
   */
  Answer postBatch(Body lines) throws IOException, InterruptedException;
}
