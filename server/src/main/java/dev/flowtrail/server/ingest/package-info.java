/** The door: turns a request into a submission, or says everything that is wrong with it. */
@NullMarked
package dev.flowtrail.server.ingest;

import org.jspecify.annotations.NullMarked;
