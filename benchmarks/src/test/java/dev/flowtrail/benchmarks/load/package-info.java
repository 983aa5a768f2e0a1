@NullMarked
package dev.flowtrail.benchmarks.load;

import org.jspecify.annotations.NullMarked;
