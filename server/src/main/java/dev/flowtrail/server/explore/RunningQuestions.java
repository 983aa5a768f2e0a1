package dev.flowtrail.server.explore;

import dev.flowtrail.server.http.Cancellation;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * The questions that are being answered, by the ids that clients gave them, so that they can be
 * taken back. Thread-safe.
 */
final class RunningQuestions {

  private static final int MAX_EARLY = 1_000;

  private final Map<UUID, Cancellation> running = new HashMap<>();

  /** Taken back before they came: the two requests go by different connections. */
  private final Map<UUID, Cancellation> early = new LinkedHashMap<>();

  /**
   * Answers a question.
   *
   * @throws dev.flowtrail.server.http.ProblemException when another one of this id is being
   *     answered
   */
  void answer(UUID id, Runnable answering) {
    Cancellation cancellation = begin(id);
    try {
      cancellation.during(answering);
    } finally {
      end(id);
    }
  }

  private synchronized Cancellation begin(UUID id) {
    if (running.containsKey(id)) {
      throw ExploreRequest.invalid("Question-Id", "a UUID that no other question has");
    }
    Cancellation taken = early.remove(id);
    Cancellation cancellation = taken == null ? new Cancellation() : taken;
    running.put(id, cancellation);
    return cancellation;
  }

  private synchronized void end(UUID id) {
    running.remove(id);
  }

  /** Ends it, or keeps it from beginning. */
  void cancel(UUID id) {
    find(id).cancel();
  }

  private synchronized Cancellation find(UUID id) {
    Cancellation found = running.get(id);
    if (found != null) {
      return found;
    }
    if (early.size() >= MAX_EARLY) {
      early.remove(early.keySet().iterator().next());
    }
    return early.computeIfAbsent(id, it -> new Cancellation());
  }
}
