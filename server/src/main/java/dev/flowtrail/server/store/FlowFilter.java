package dev.flowtrail.server.store;

import dev.flowtrail.protocol.Status;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which flows of a team are asked for. What is null does not narrow the choice.
 *
 * @param from the earliest beginning, inclusive
 * @param to the latest beginning, exclusive
 * @param text occurs in the flow's name, key, reason, attributes or id, in any case of letters
 * @param attributes top-level attributes by name, compared as text
 * @param more one more condition
 * @param after only flows older than this place in the list
 */
public record FlowFilter(
    int teamId,
    @Nullable String name,
    @Nullable Status status,
    @Nullable String key,
    @Nullable Instant from,
    @Nullable Instant to,
    @Nullable String text,
    Map<String, String> attributes,
    @Nullable SqlCondition more,
    @Nullable Place after) {

  /** The same for flows that began in this stretch of time. */
  FlowFilter between(Instant from, Instant to) {
    return new FlowFilter(teamId, name, status, key, from, to, text, attributes, more, after);
  }

  /** The same from the beginning of the list. */
  public FlowFilter withoutPlace() {
    return new FlowFilter(teamId, name, status, key, from, to, text, attributes, more, null);
  }

  /** The same with one more condition, if there is one. */
  public FlowFilter having(@Nullable SqlCondition condition) {
    return new FlowFilter(teamId, name, status, key, from, to, text, attributes, condition, after);
  }

  /** Whether every flow of the team fits. */
  boolean isEverything() {
    return equals(new FlowFilter(teamId, null, null, null, null, null, null, Map.of(), null, null));
  }

  /** A place in the list, newest first. */
  public record Place(Instant createdAt, UUID id) {}
}
