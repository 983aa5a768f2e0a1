package dev.flowtrail.server.watch;

import dev.flowtrail.server.explore.FlowTally.Tally;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a watch stands.
 *
 * @param since when the state began
 * @param evaluatedAt when the tally was taken; null before the first one, as is the tally
 * @param error why the last evaluation gave nothing; null when it did
 */
record Standing(
    State state,
    Instant since,
    @Nullable Instant evaluatedAt,
    @Nullable Tally tally,
    @Nullable String error) {}
