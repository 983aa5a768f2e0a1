/** Sends requests from many connections and notes what came back. */
@NullMarked
package dev.flowtrail.benchmarks.load;

import org.jspecify.annotations.NullMarked;
