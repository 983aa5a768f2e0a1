/** How both pipelines decide about candidates, and what they write down while they do. */
@NullMarked
package dev.flowtrail.demo.decision;

import org.jspecify.annotations.NullMarked;
