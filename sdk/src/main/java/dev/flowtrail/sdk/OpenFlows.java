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
  private final Set<FlowContent> pushed = ConcurrentHashMap.newKeySet();
  private final Duration pushEvery;
  private long nextLookNanos;
  private long nextPushNanos;

  /**
   * @param limit how long a flow may be without news
   * @param pushEvery how often those are pushed that are while they run
   */
  OpenFlows(Duration limit, Duration pushEvery, Time time) {
    this.limit = limit;
    this.time = time;
    this.pushEvery = pushEvery;
    this.nextLookNanos = time.nanos();
    this.nextPushNanos = time.nanos() + pushEvery.toNanos();
  }

  void add(FlowContent flow) {
    flows.add(flow);
  }

  void remove(FlowContent flow) {
    flows.remove(flow);
    pushed.remove(flow);
  }

  /** From now on this flow is pushed while it runs. */
  void push(FlowContent flow) {
    pushed.add(flow);
  }

  void pushNoMore(FlowContent flow) {
    pushed.remove(flow);
  }

  /** Sends what is new of those that are pushed, when it is time. For the sender's thread. */
  void pushNews() {
    if (nanosToPush() > 0) {
      return;
    }
    nextPushNanos = time.nanos() + pushEvery.toNanos();
    pushed.removeIf(flow -> !flow.pushNews());
  }

  /** How long until it is time to push. */
  long nanosToPush() {
    return pushed.isEmpty() ? Long.MAX_VALUE : nextPushNanos - time.nanos();
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
