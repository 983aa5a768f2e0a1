/** How long the hot paths take. */
@NullMarked
package dev.flowtrail.benchmarks;

import org.jspecify.annotations.NullMarked;
