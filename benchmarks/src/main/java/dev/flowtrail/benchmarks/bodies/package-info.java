/** Flow documents of the workloads' sizes, made from the demo's film data. */
@NullMarked
package dev.flowtrail.benchmarks.bodies;

import org.jspecify.annotations.NullMarked;
