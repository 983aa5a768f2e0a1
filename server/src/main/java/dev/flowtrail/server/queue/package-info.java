/** The durable hand-off between the door and the workers. */
@NullMarked
package dev.flowtrail.server.queue;

import org.jspecify.annotations.NullMarked;
