/** Words within texts: how a text falls into them, which flows have them, and where they stand. */
@NullMarked
package dev.flowtrail.server.text;

import org.jspecify.annotations.NullMarked;
