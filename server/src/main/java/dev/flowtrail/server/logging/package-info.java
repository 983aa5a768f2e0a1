/** What the server says about itself: one line per event, for people or for machines. */
@NullMarked
package dev.flowtrail.server.logging;

import org.jspecify.annotations.NullMarked;
