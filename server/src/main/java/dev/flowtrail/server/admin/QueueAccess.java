package dev.flowtrail.server.admin;

import dev.flowtrail.server.http.Problem;
import dev.flowtrail.server.http.ProblemType;
import dev.flowtrail.server.queue.QueueUnavailableException;
import java.lang.System.Logger.Level;
import java.util.function.Supplier;

/** Questions to the queue, whose store may be out. */
final class QueueAccess {

  private static final System.Logger LOG = System.getLogger(QueueAccess.class.getName());

  private QueueAccess() {}

  static <T> T ask(Supplier<T> question) {
    try {
      return question.get();
    } catch (QueueUnavailableException e) {
      LOG.log(Level.WARNING, "The queue does not answer", e);
      throw Problem.of(ProblemType.UNAVAILABLE, "The queue does not answer at the moment.")
          .with("part", "queue")
          .toException();
    }
  }
}
