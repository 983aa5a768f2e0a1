package dev.flowtrail.sdk;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What became of the flows that were open when {@link FlowTrail#flush} or {@link FlowTrail#close}
 * was called: those that were finished and whose outcome was not known yet.
 *
 * <pre>{@code
 * DeliveryReport report = trail.flush(Duration.ofSeconds(5));
 * if (!report.allSafe()) {
 *   log.warn("not all flows arrived: {}", report);
 * }
 * }</pre>
 *
 * @param delivered how many the server took
 * @param spooled how many were written to disk, to be delivered from there
 * @param notDelivered those that are lost, each with its problem
 * @param pending those whose outcome is still not known; none after closing
 */
public record DeliveryReport(
    long delivered, long spooled, List<Submission> notDelivered, List<Submission> pending) {

  public DeliveryReport {
    notDelivered = List.copyOf(notDelivered);
    pending = List.copyOf(pending);
  }

  static DeliveryReport of(List<Submission> open) {
    long delivered = 0;
    long spooled = 0;
    List<Submission> lost = new ArrayList<>();
    List<Submission> pending = new ArrayList<>();
    for (Submission submission : open) {
      switch (submission.outcome()) {
        case DELIVERED -> delivered += flows(submission);
        case SPOOLED -> spooled += flows(submission);
        case PENDING -> pending.add(submission);
        default -> lost.add(submission);
      }
    }
    return new DeliveryReport(delivered, spooled, lost, pending);
  }

  /** A piece of a flow is no flow; only where it is missing it has to be told of. */
  private static int flows(Submission submission) {
    return submission.pieceOf() == null ? 1 : 0;
  }

  /** Whether all are with the server, or on disk on their way there. */
  public boolean allSafe() {
    return notDelivered.isEmpty() && pending.isEmpty();
  }

  /** How many were lost, by cause; causes that did not happen are absent. */
  public Map<Loss, Long> losses() {
    Map<Loss, Long> losses = new EnumMap<>(Loss.class);
    for (Submission submission : notDelivered) {
      submission.loss().ifPresent(cause -> losses.merge(cause, 1L, Long::sum));
    }
    return losses;
  }

  /** One line with all numbers: {@code 3 delivered, 2 on disk, 1 not delivered (sendFailed 1)}. */
  @Override
  public String toString() {
    String line =
        delivered
            + " delivered, "
            + spooled
            + " on disk, "
            + notDelivered.size()
            + " not delivered";
    String causes =
        losses().entrySet().stream()
            .map(loss -> loss.getKey().wireName() + " " + loss.getValue())
            .collect(Collectors.joining(", "));
    String lost = causes.isEmpty() ? "" : " (" + causes + ")";
    return line + lost + (pending.isEmpty() ? "" : ", " + pending.size() + " pending");
  }
}
