/**
 * The parts of a cluster, each a process of its own with its log in a file: to be started, killed,
 * frozen and started again.
 */
@NullMarked
package dev.flowtrail.cluster.part;

import org.jspecify.annotations.NullMarked;
