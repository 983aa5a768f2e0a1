/** Two pipelines that record their decisions through the public SDK, ready to be copied from. */
@NullMarked
package dev.flowtrail.demo;

import org.jspecify.annotations.NullMarked;
