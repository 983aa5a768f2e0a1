package dev.flowtrail.server.ingest;

import java.io.InputStream;
import java.util.UUID;

/** Takes events of flows from other doors than our own. Thread-safe. */
public interface EventsIntake {

  /** Events that the queue is about to take. */
  interface Pending {

    /**
     * Returns once they are durable.
     *
     * @throws dev.flowtrail.server.http.ProblemException when they are not taken
     */
    void await();
  }

  /**
   * Reads events, and hands them over without waiting until they are durable. The same events are
   * taken once, however often they come.
   *
   * @param events one JSON object per line
   * @throws RuntimeException whatever is wrong with them
   */
  Pending begin(UUID flowId, InputStream events);
}
