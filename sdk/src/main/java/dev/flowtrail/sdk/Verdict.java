package dev.flowtrail.sdk;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** What one try means for the flow. */
sealed interface Verdict {
  Set<Integer> TRANSIENT_STATUSES = Set.of(408, 425, 429);

  /** The server keeps the flow. */
  record Delivered() implements Verdict {}

  /** The server would refuse it every time. */
  record Refused(Problem problem) implements Verdict {
    /** Whether the server does not know what was asked of it. */
    boolean isOfUnknownPath() {
      return problem.status() == 404 || problem.status() == 405;
    }
  }

  /**
   * Another try may succeed.
   *
   * @param notBefore how long the server asked to wait; zero when it did not
   */
  record TryAgain(Problem problem, Duration notBefore) implements Verdict {
    /** Whether the server works, and only this flow has to wait. */
    boolean fromWorkingServer() {
      return inProgress(problem);
    }

    /** Whether the request itself may be what the server cannot cope with. */
    boolean isDefect() {
      return problem.status() == 500;
    }
  }

  static Verdict of(Answer answer, Instant now) {
    if (answer.status() == 202) {
      return new Delivered();
    }
    Duration notBefore =
        answer.retryAfter().map(header -> RetryAfter.parse(header, now)).orElse(Duration.ZERO);
    return of(ProblemReader.read(answer), notBefore);
  }

  static Verdict of(Problem problem, Duration notBefore) {
    return isTransient(problem) ? new TryAgain(problem, notBefore) : new Refused(problem);
  }

  static TryAgain withoutAnswer(String why) {
    return new TryAgain(Problem.withoutAnswer("no answer: " + why), Duration.ZERO);
  }

  private static boolean isTransient(Problem problem) {
    return TRANSIENT_STATUSES.contains(problem.status())
        || problem.status() >= 500
        || inProgress(problem);
  }

  private static boolean inProgress(Problem problem) {
    return problem.type().endsWith("/request-in-progress");
  }
}
