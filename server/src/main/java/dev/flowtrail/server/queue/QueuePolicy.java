package dev.flowtrail.server.queue;

import java.time.Duration;

/**
 * How much may wait, and how long keys are known.
 *
 * @param maxEntries beyond so many entries, dead letters included, nothing more is taken
 * @param maxBytes beyond so many bytes of entries, nothing more is taken
 * @param keysKept how long at least the key of a submission is known after its completion
 */
public record QueuePolicy(long maxEntries, long maxBytes, Duration keysKept) {}
