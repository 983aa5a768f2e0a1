package dev.flowtrail.demo.films;

import org.jspecify.annotations.Nullable;

/**
 * A change that made a row usable.
 *
 * @param found the value in the file
 * @param became the value in the film; null when all that is known is that the found one is wrong
 */
record Repair(String kind, Object found, @Nullable Object became, String why) {}
