/** The suite: which workloads run, what is noted, and what it comes to beside the goals. */
@NullMarked
package dev.flowtrail.benchmarks.suite;

import org.jspecify.annotations.NullMarked;
