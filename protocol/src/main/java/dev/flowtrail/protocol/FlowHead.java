package dev.flowtrail.protocol;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A flow without its steps.
 *
 * @param id given by the client or derived from where the flow came from
 * @param name the process that this flow is an execution of
 * @param key what the flow worked on (an order id, a request id), if it has such a key
 * @param status given by the client or concluded from times and steps
 * @param reason why it ended as it did
 * @param createdAt when it began
 * @param finishedAt when it ended, null while it runs
 * @param attributes a JSON object as text, numbers exactly as they were sent
 * @param trace where it appears in a tracing system
 */
public record FlowHead(
    UUID id,
    String name,
    @Nullable String key,
    Status status,
    @Nullable String reason,
    Instant createdAt,
    @Nullable Instant finishedAt,
    @Nullable String attributes,
    @Nullable Trace trace) {}
