/** Answers questions about flows: the list, one flow, its details, an observation's data. */
@NullMarked
package dev.flowtrail.server.query;

import org.jspecify.annotations.NullMarked;
