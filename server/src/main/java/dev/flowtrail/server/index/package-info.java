/**
 * Questions about candidates across all flows: what was recorded of them is put into columnar files
 * in the payload store, which DuckDB reads. All of it is derived and can be made anew.
 */
@NullMarked
package dev.flowtrail.server.index;

import org.jspecify.annotations.NullMarked;
