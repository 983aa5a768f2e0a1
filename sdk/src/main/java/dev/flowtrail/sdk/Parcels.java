package dev.flowtrail.sdk;

import dev.flowtrail.protocol.FlowDocument;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes flows ready for the way. */
record Parcels(URI endpoint, Duration giveUpAfter, Ids ids, Time time, Batching batching) {

  Submission submission(UUID flowId, String flowName) {
    return new Submission(flowId, flowName, endpoint);
  }

  Submission piece(UUID flowId, String flowName, FlowLosses losses) {
    return new Submission(flowId, flowName, endpoint, losses);
  }

  /** A flow that is sent whole. */
  Parcel parcel(FlowDocument<Snapshot> flow, Submission submission, Reservation memory) {
    return parcel(flow, null, submission, memory, batching);
  }

  /**
   * What is new of a flow that is sent piece by piece.
   *
   * @param at when that was known
   */
  Parcel news(FlowDocument<Snapshot> news, Instant at, Submission submission, Reservation memory) {
    return parcel(news, at, submission, memory, Batching.NONE);
  }

  private Parcel parcel(
      FlowDocument<Snapshot> flow,
      @Nullable Instant newsAt,
      Submission submission,
      Reservation memory,
      Batching together) {
    long now = time.nanos();
    long deadline = now + giveUpAfter.toNanos();
    String key = ids.next().toString();
    return new Parcel(flow, newsAt, submission, key, memory, now, deadline, together);
  }
}
