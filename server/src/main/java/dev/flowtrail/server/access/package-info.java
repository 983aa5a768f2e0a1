/** Who is asking: teams, and later their keys, sessions and rate limits. */
@NullMarked
package dev.flowtrail.server.access;

import org.jspecify.annotations.NullMarked;
