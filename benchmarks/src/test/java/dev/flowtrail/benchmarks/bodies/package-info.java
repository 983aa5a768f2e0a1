@NullMarked
package dev.flowtrail.benchmarks.bodies;

import org.jspecify.annotations.NullMarked;
