/** Flows, steps and observations in PostgreSQL, without their data. */
@NullMarked
package dev.flowtrail.server.store;

import org.jspecify.annotations.NullMarked;
