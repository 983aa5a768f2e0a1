package dev.flowtrail.server.text;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What has a text: a flow, or one of its steps.
 *
 * @param step null when the text is said of the flow itself
 */
public record TextPlace(UUID flow, @Nullable UUID step) {}
