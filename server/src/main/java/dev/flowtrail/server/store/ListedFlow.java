package dev.flowtrail.server.store;

import dev.flowtrail.protocol.FlowHead;
import org.jspecify.annotations.Nullable;

/**
 * A flow as the list shows it.
 *
 * @param told when this server heard of it, and what it has not heard yet
 * @param funnel the steps that decided about candidates, as a JSON array; null when none did
 */
public record ListedFlow(
    FlowHead head,
    FlowRecord.Told told,
    int stepCount,
    int observationCount,
    @Nullable String funnel) {}
