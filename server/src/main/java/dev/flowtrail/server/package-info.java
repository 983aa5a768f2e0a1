/** The server's front: what an operator types and sets, and the one place where all is wired. */
@NullMarked
package dev.flowtrail.server;

import org.jspecify.annotations.NullMarked;
