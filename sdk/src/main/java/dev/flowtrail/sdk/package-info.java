/**
 * What runs inside the user's process: records flows, steps and observations in bounded memory and
 * sends each flow when it finishes. Start at {@link dev.flowtrail.sdk.FlowTrail}.
 *
 * <p>Setting up throws clear errors; recording and sending never throw into the host and never
 * block it.
 */
@NullMarked
package dev.flowtrail.sdk;

import org.jspecify.annotations.NullMarked;
