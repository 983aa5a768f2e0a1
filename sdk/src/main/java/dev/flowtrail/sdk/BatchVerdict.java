package dev.flowtrail.sdk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** What one try means for the flows of a batch. */
sealed interface BatchVerdict {
  ObjectMapper MAPPER = new ObjectMapper();

  /** What may be the fault of this one batch: not JSON, or too large. */
  Set<Integer> OF_THIS_BATCH = Set.of(400, 413);

  /** Not implemented. */
  int UNKNOWN = 501;

  /** The server said what became of each, in their order. */
  record Each(List<Verdict> verdicts) implements BatchVerdict {}

  /** Nothing is known of any. */
  record Nothing(Verdict.TryAgain again) implements BatchVerdict {}

  /**
   * The batch as such is not understood, or its answer is not: each flow is to be sent alone.
   *
   * @param always whether that holds for every batch: a server that is older answers 404 or 405
   */
  record Apart(boolean always) implements BatchVerdict {}

  static BatchVerdict of(Answer answer, int flows, Instant now) {
    if (answer.status() == 202) {
      return ofLines(answer, flows);
    }
    return answer.status() != UNKNOWN && Verdict.of(answer, now) instanceof Verdict.TryAgain again
        ? new Nothing(again)
        : new Apart(!OF_THIS_BATCH.contains(answer.status()));
  }

  private static BatchVerdict ofLines(Answer answer, int flows) {
    try {
      return ofLines(MAPPER.readTree(answer.body()), flows);
    } catch (JsonProcessingException | IndexOutOfBoundsException | StackOverflowError unreadable) {
      return new Apart(false);
    }
  }

  /** Believes what adds up only: every flow is either accepted or refused. */
  private static BatchVerdict ofLines(JsonNode body, int flows) {
    List<Verdict> verdicts = new ArrayList<>(Collections.nCopies(flows, new Verdict.Delivered()));
    for (JsonNode refused : body.path("refused")) {
      int first = refused.path("line").asInt() - 1;
      boolean unread = refused.path("following").asBoolean();
      Verdict verdict = ofLine(refused.path("problem"));
      if (unread && first == 0 && verdict instanceof Verdict.Refused) {
        return new Apart(false);
      }
      verdicts.set(first, unread ? again(verdict) : verdict);
      for (int next = first + 1; unread && next < flows; next++) {
        verdicts.set(next, again(verdict));
      }
    }
    long delivered = verdicts.stream().filter(it -> it instanceof Verdict.Delivered).count();
    return body.path("accepted").isInt() && body.path("accepted").asLong() == delivered
        ? new Each(verdicts)
        : new Apart(false);
  }

  private static Verdict ofLine(JsonNode problem) {
    Duration notBefore = Duration.ofSeconds(Math.max(0, problem.path("retryAfter").asInt()));
    return Verdict.of(ProblemReader.of(problem.path("status").asInt(), problem), notBefore);
  }

  /** Why it was not read says nothing about the line itself. */
  private static Verdict again(Verdict verdict) {
    return verdict instanceof Verdict.Refused refused
        ? new Verdict.TryAgain(refused.problem(), Duration.ZERO)
        : verdict;
  }
}
