package dev.flowtrail.server.watch;

import org.jspecify.annotations.Nullable;

/**
 * A watch as it is shown. It has no secret.
 *
 * @param webhookGone whether the receiver said that it is gone, so that it is told no more
 * @param delivery the last one; null when there was none
 */
record Shown(Watch watch, Standing standing, boolean webhookGone, @Nullable Delivery delivery) {}
