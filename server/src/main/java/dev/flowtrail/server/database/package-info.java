/**
 * Where the truth is kept: the data folder, the PostgreSQL that the server brings along and manages
 * in it, and the connections, transactions and migrations on it or on a foreign PostgreSQL.
 */
@NullMarked
package dev.flowtrail.server.database;

import org.jspecify.annotations.NullMarked;
