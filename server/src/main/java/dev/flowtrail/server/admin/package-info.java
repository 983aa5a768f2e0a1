/** What an operator asks: is it well, what waits, what went wrong. */
@NullMarked
package dev.flowtrail.server.admin;

import org.jspecify.annotations.NullMarked;
