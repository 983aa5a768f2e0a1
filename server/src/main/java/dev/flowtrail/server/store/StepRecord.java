package dev.flowtrail.server.store;

import dev.flowtrail.protocol.StepHead;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stored step.
 *
 * @param candidatesIn how many candidates it decided about, if it did
 * @param candidatesOut how many of them went on, if it said so
 * @param unknown the members of the head that nobody has told yet: a name is empty then, a position
 *     one after all others, in order of time, a time the first that is known of the step
 */
public record StepRecord(
    StepHead head,
    @Nullable Integer candidatesIn,
    @Nullable Integer candidatesOut,
    List<String> unknown) {}
