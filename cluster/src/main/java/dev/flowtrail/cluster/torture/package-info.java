/** Kills parts while clients send, and judges afterwards whether every promise was kept. */
@NullMarked
package dev.flowtrail.cluster.torture;

import org.jspecify.annotations.NullMarked;
