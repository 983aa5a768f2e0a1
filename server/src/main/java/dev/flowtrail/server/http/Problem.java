package dev.flowtrail.server.http;

import dev.flowtrail.protocol.Fault;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What went wrong with one request, in the terms of RFC 9457. Thrown as a {@link ProblemException}.
 *
 * @param detail this occurrence, without payload content
 * @param faults every fault of the request's content
 * @param members further members of the answer: numbers, strings, lists and maps of them
 */
public record Problem(
    ProblemType type, String detail, List<Fault> faults, Map<String, Object> members) {

  /** The member that says after how many seconds the same request may be sent again. */
  public static final String RETRY_AFTER = "retryAfter";

  public Problem {
    faults = List.copyOf(faults);
    members = Map.copyOf(members);
  }

  public static Problem of(ProblemType type, String detail) {
    return new Problem(type, detail, List.of(), Map.of());
  }

  /** The same with one more member. */
  public Problem with(String member, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(members);
    more.put(member, value);
    return new Problem(type, detail, faults, more);
  }

  public ProblemException toException() {
    return new ProblemException(this);
  }
}
