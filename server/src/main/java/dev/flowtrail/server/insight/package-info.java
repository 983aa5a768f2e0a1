/**
 * Explains decisions from what was recorded: what became of a candidate, what each step and each of
 * its rules cost, where two flows part. What was not recorded is said to be unknown.
 */
@NullMarked
package dev.flowtrail.server.insight;

import org.jspecify.annotations.NullMarked;
