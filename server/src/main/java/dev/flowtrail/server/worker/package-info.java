/** Takes submissions from the queue and makes them part of the truth. */
@NullMarked
package dev.flowtrail.server.worker;

import org.jspecify.annotations.NullMarked;
