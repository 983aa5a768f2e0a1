package dev.flowtrail.protocol;

import java.util.Arrays;
import java.util.Optional;

/** What an event tells of a flow that is pushed piece by piece. */
public enum EventType {
  FLOW_STARTED("flow.started", "flow"),
  STEP_STARTED("step.started", "step"),
  OBSERVATION_CAPTURED("observation.captured", "observation"),
  STEP_FINISHED("step.finished", "step"),
  FLOW_FINISHED("flow.finished", "flow");

  private final String wireName;
  private final String subject;

  EventType(String wireName, String subject) {
    this.wireName = wireName;
    this.subject = subject;
  }

  /** The name in JSON: {@code step.started}. */
  public String wireName() {
    return wireName;
  }

  /** The member that holds what the event is about: {@code step}. */
  public String subject() {
    return subject;
  }

  /** Whether it tells of an end. */
  public boolean finished() {
    return this == STEP_FINISHED || this == FLOW_FINISHED;
  }

  /** Finds a type by its name in JSON. */
  public static Optional<EventType> findByWireName(String wireName) {
    return Arrays.stream(values()).filter(type -> type.wireName.equals(wireName)).findFirst();
  }
}
