/** Film of the night: one film for one evening, out of 3,201 real and untidy rows. */
@NullMarked
package dev.flowtrail.demo.films;

import org.jspecify.annotations.NullMarked;
