package dev.flowtrail.sdk;

import dev.flowtrail.protocol.FlowDocument;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;

/** Makes flows ready for the way. */
record Parcels(URI endpoint, Duration giveUpAfter, Ids ids, Time time, Batching batching) {

  Submission submission(UUID flowId, String flowName) {
    return new Submission(flowId, flowName, endpoint);
  }

  Parcel parcel(FlowDocument<Snapshot> flow, Submission submission, Reservation memory) {
    long now = time.nanos();
    long deadline = now + giveUpAfter.toNanos();
    return new Parcel(flow, submission, ids.next().toString(), memory, now, deadline, batching);
  }
}
