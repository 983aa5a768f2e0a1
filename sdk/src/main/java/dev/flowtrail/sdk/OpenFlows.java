package dev.flowtrail.sdk;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The flows that nobody has finished yet. Safe for use by several threads. */
final class OpenFlows {
  private static final int LOOKS_WITHIN_THE_LIMIT = 8;

  private final Set<FlowContent> flows = ConcurrentHashMap.newKeySet();
  private final Duration limit;
  private final Time time;
  private long nextLookNanos;

  /**
   * @param limit how long a flow may be without news
   */
  OpenFlows(Duration limit, Time time) {
    this.limit = limit;
    this.time = time;
    this.nextLookNanos = time.nanos();
  }

  void add(FlowContent flow) {
    flows.add(flow);
  }

  void remove(FlowContent flow) {
    flows.remove(flow);
  }

  /** Sends those that have been without news for too long. For the sender's thread. */
  void abandonIdle() {
    if (nanosToLook() > 0) {
      return;
    }
    nextLookNanos = time.nanos() + limit.toNanos() / LOOKS_WITHIN_THE_LIMIT;
    for (FlowContent flow : flows) {
      if (flow.idleNanos() >= limit.toNanos()) {
        flow.abandon("there was no news of it for " + limit);
      }
    }
  }

  /** How long until it is time to look. */
  long nanosToLook() {
    return nextLookNanos - time.nanos();
  }
}
