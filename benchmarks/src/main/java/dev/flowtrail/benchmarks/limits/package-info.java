/** What the machine can do at most, each thing alone: nobody who needs it can be faster. */
@NullMarked
package dev.flowtrail.benchmarks.limits;

import org.jspecify.annotations.NullMarked;
