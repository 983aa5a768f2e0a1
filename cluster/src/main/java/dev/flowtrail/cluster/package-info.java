/** Many machines on one: the parts of a cluster put together. */
@NullMarked
package dev.flowtrail.cluster;

import org.jspecify.annotations.NullMarked;
