package dev.flowtrail.server.queue;

import java.time.Duration;
import java.util.UUID;

/** What became of a submission at the queue. */
public sealed interface Receipt {

  /** It is new and durable now. */
  record Accepted(UUID flowId, String flowName) implements Receipt {}

  /** It was accepted before under the same key with the same content: the first answer again. */
  record Replayed(UUID flowId, String flowName) implements Receipt {}

  /** Its key was used before for other content. */
  record KeyReused() implements Receipt {}

  /**
   * So much waits already that nothing more is taken; nothing was changed.
   *
   * @param limit the setting that says how much may wait
   * @param retryAfter when a client should try again
   */
  record Full(String limit, Duration retryAfter) implements Receipt {

    private static final Duration PAUSE = Duration.ofSeconds(5);

    static Full ofEntries() {
      return new Full("queue-max-entries", PAUSE);
    }

    static Full ofBytes() {
      return new Full("queue-max-bytes", PAUSE);
    }
  }
}
