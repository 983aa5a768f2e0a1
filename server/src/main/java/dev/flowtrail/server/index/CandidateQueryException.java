package dev.flowtrail.server.index;

import dev.flowtrail.server.http.Problem;
import dev.flowtrail.server.http.ProblemException;
import dev.flowtrail.server.http.ProblemType;
import org.jspecify.annotations.Nullable;

/** A question to the candidates that got no answer. The message tells an operator why. */
public abstract sealed class CandidateQueryException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** As the API answers it. */
  public ProblemException toProblem() {
    String message = String.valueOf(getMessage());
    String detail = Character.toUpperCase(message.charAt(0)) + message.substring(1) + ".";
    return this instanceof Unavailable
        ? Problem.of(ProblemType.UNAVAILABLE, detail).with("part", "index").toException()
        : Problem.of(ProblemType.QUESTION_TOO_LARGE, detail).toException();
  }

  private CandidateQueryException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** It took longer than questions may. */
  public static final class TimedOut extends CandidateQueryException {
    private static final long serialVersionUID = 1L;

    TimedOut(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }

  /** It needed more memory, or more room on the disk, than questions may. */
  public static final class TooLarge extends CandidateQueryException {
    private static final long serialVersionUID = 1L;

    TooLarge(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }

  /** The files cannot be read now, or too many questions wait already. */
  public static final class Unavailable extends CandidateQueryException {
    private static final long serialVersionUID = 1L;

    Unavailable(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }
}
