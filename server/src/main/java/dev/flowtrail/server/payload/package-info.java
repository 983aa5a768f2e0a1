/** Where observation data lies: compressed frames packed into immutable segments. */
@NullMarked
package dev.flowtrail.server.payload;

import org.jspecify.annotations.NullMarked;
