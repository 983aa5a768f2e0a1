package dev.flowtrail.server.store;

import dev.flowtrail.protocol.FlowHead;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A flow as the list shows it.
 *
 * @param receivedAt when this server stored it first
 * @param funnel the steps that decided about candidates, as a JSON array; null when none did
 */
public record ListedFlow(
    FlowHead head,
    Instant receivedAt,
    int stepCount,
    int observationCount,
    @Nullable String funnel) {}
