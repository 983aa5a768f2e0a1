/** Competitor selection: which product a seller's product really competes with. */
@NullMarked
package dev.flowtrail.demo.products;

import org.jspecify.annotations.NullMarked;
