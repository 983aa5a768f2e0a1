/**
 * The words that the SDK and the server both speak: the records of a flow, the limits they keep to,
 * and the reader that turns a JSON document into them or says everything that is wrong with it.
 */
@NullMarked
package dev.flowtrail.protocol;

import org.jspecify.annotations.NullMarked;
