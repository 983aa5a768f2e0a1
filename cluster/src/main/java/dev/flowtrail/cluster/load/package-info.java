/**
 * Clients that send flows made from a seed, remember what they were promised in files of their own,
 * and afterwards ask whether it was kept.
 */
@NullMarked
package dev.flowtrail.cluster.load;

import org.jspecify.annotations.NullMarked;
