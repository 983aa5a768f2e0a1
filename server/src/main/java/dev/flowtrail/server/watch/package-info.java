/** Queries that are asked again and again, and webhooks that are told when too much fits them. */
@NullMarked
package dev.flowtrail.server.watch;

import org.jspecify.annotations.NullMarked;
