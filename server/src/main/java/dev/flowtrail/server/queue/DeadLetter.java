package dev.flowtrail.server.queue;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A submission that could not be stored and was set aside, until a person decides about it.
 *
 * @param id names it among the dead letters
 * @param teamId whose it is; 0 when the entry cannot be read
 * @param flowId null when the entry cannot be read
 * @param flowName null when the entry cannot be read
 * @param attempts how often it was tried
 * @param bytes what it takes in the queue
 * @param error why the last try failed
 * @param enqueuedAt when it was accepted, or last retried by a person
 * @param deadAt when it was set aside
 */
public record DeadLetter(
    String id,
    int teamId,
    @Nullable UUID flowId,
    @Nullable String flowName,
    int attempts,
    long bytes,
    String error,
    Instant enqueuedAt,
    Instant deadAt) {}
