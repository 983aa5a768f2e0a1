/**
 * What holds across the runs of a process: how they usually go, which ones stand out, what varies
 * though nothing else did, and what the bad ones have in common.
 */
@NullMarked
package dev.flowtrail.server.process;

import org.jspecify.annotations.NullMarked;
