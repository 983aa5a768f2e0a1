/** What hosts that use Micrometer get of the SDK: its numbers, and its current step in Reactor. */
@NullMarked
package dev.flowtrail.micrometer;

import org.jspecify.annotations.NullMarked;
