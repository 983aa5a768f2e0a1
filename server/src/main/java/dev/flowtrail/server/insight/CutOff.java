package dev.flowtrail.server.insight;

import org.jspecify.annotations.Nullable;

/**
 * The line between those who went on and the others.
 *
 * @param places how many went on
 * @param score the lowest score among them
 * @param rank the last rank among them
 */
record CutOff(int places, @Nullable Double score, @Nullable Double rank) {}
