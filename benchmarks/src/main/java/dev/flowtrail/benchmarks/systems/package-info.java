/** What is measured, and what it needs: processes that are started, watched and ended. */
@NullMarked
package dev.flowtrail.benchmarks.systems;

import org.jspecify.annotations.NullMarked;
