@NullMarked
package dev.flowtrail.benchmarks.suite;

import org.jspecify.annotations.NullMarked;
