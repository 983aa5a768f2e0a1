package dev.flowtrail.server.queue;

import java.util.UUID;

/** What became of a submission at the queue. */
public sealed interface Receipt {

  /** It is new and durable now. */
  record Accepted(UUID flowId, String flowName) implements Receipt {}

  /** It was accepted before under the same key with the same content: the first answer again. */
  record Replayed(UUID flowId, String flowName) implements Receipt {}

  /** Its key was used before for other content. */
  record KeyReused() implements Receipt {}
}
