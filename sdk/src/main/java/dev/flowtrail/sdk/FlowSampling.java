package dev.flowtrail.sdk;

import dev.flowtrail.protocol.Status;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which flows are sent. A flow's name and key decide, so that all attempts of the same work are in
 * the sample or none is; failed ones are always sent.
 *
 * @param share of the flows, from 0 to 1
 */
record FlowSampling(double share) {
  static final FlowSampling ALL = new FlowSampling(1);

  /** The name of the attribute that tells of it. */
  private static final String NOTE = "flowtrail.sampling";

  private static final double EVEN = 0x1.0p-53;

  boolean keeps(String name, @Nullable String key, UUID id, Status status) {
    if (share >= 1 || status == Status.FAILED) {
      return true;
    }
    long hash = key == null ? IdHash.of(id) : IdHash.of(name + '\0' + key);
    return (hash >>> 11) * EVEN < share;
  }

  /** Says in a flow that was kept for how many it stands. */
  void note(Status status, Map<String, String> notes) {
    if (share >= 1) {
      return;
    }
    boolean always = status == Status.FAILED || share <= 0;
    String weight = always ? "1" : String.valueOf(1 / share);
    String kept = always ? "failed" : "sample";
    notes.put(
        NOTE, "{\"share\":" + share + ",\"kept\":\"" + kept + "\",\"weight\":" + weight + "}");
  }
}
