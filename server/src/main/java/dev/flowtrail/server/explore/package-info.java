/** Questions across all flows: one small language, answered as lists and as aggregates. */
@NullMarked
package dev.flowtrail.server.explore;

import org.jspecify.annotations.NullMarked;
