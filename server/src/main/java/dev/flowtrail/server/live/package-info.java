/** Notices of what changed, for browsers that watch. */
@NullMarked
package dev.flowtrail.server.live;

import org.jspecify.annotations.NullMarked;
