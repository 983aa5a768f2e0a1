package dev.flowtrail.protocol;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A step without its observations.
 *
 * @param id given by the client or derived from its place in the document
 * @param name the stage that this step is
 * @param version 1 for the first try, 2 for the next: a retry never overwrites
 * @param position the step's place in its flow, from 0
 * @param parentId the step that this one is part of
 * @param kind what sort of work it does: {@code filter}, {@code rank}, or any other word
 * @param reason why it ended as it did; may be empty
 */
public record StepHead(
    UUID id,
    String name,
    int version,
    int position,
    @Nullable UUID parentId,
    @Nullable String kind,
    Status status,
    String reason,
    Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt) {}
