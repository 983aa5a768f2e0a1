/** Chance that can be repeated: the same seed, the same throw. */
@NullMarked
package dev.flowtrail.demo.chance;

import org.jspecify.annotations.NullMarked;
