package dev.flowtrail.protocol;

import org.jspecify.annotations.Nullable;

/**
 * How many candidates there really were, where an observation's data holds only a part of them.
 *
 * @param in how many the step decided about
 * @param out how many went on; null when that is not known
 */
public record CandidateTotals(int in, @Nullable Integer out) {}
