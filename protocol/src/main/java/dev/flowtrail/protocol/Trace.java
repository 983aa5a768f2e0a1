package dev.flowtrail.protocol;

import org.jspecify.annotations.Nullable;

/**
 * Where the flow appears in a tracing system.
 *
 * @param traceId the trace's id as its system writes it
 * @param spanId the id of the span that ran the flow, if known
 */
public record Trace(String traceId, @Nullable String spanId) {}
