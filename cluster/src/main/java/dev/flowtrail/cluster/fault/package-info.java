/**
 * Networks that fail: proxies before the parts that servers lean on. What happens to the traffic
 * can be changed at any time.
 */
@NullMarked
package dev.flowtrail.cluster.fault;

import org.jspecify.annotations.NullMarked;
