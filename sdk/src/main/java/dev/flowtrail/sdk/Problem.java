package dev.flowtrail.sdk;

import dev.flowtrail.protocol.Fault;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Why a flow was not delivered.
 *
 * <pre>{@code
 * submission.await(Duration.ofSeconds(5));
 * submission.problem().ifPresent(problem -> log.warn("not delivered: {}", problem));
 * }</pre>
 *
 * @param type a stable name, such as {@code /problems/invalid-flow}; {@code about:blank} when the
 *     answer came from something that is no Flow Trail server, or when there was none
 * @param status the HTTP status, 0 when no answer came
 * @param detail what happened and what to do, for people
 * @param faults every fault that the server found in the flow; may be empty
 */
public record Problem(String type, int status, String detail, List<Fault> faults) {

  public Problem {
    faults = List.copyOf(faults);
  }

  static Problem withoutAnswer(String detail) {
    return new Problem("about:blank", 0, detail, List.of());
  }

  /** One line: the status, the detail, then the faults with their places. */
  @Override
  public String toString() {
    String line = status == 0 ? detail : "HTTP " + status + ": " + detail;
    return faults.isEmpty() ? line : line + ": " + faultList();
  }

  private String faultList() {
    return faults.stream()
        .map(fault -> fault.pointer() + " " + fault.detail())
        .collect(Collectors.joining("; "));
  }
}
