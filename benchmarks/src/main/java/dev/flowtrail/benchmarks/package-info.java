/** Measures the hot paths, each beside a yardstick in the same run. */
@NullMarked
package dev.flowtrail.benchmarks;

import org.jspecify.annotations.NullMarked;
