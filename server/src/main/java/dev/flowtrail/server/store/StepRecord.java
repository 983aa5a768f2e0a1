package dev.flowtrail.server.store;

import dev.flowtrail.protocol.StepHead;
import org.jspecify.annotations.Nullable;

/**
 * A stored step.
 *
 * @param candidatesIn how many candidates it decided about, if it did
 * @param candidatesOut how many of them went on, if it said so
 */
public record StepRecord(
    StepHead head, @Nullable Integer candidatesIn, @Nullable Integer candidatesOut) {}
