package dev.flowtrail.server.watch;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of telling a webhook.
 *
 * @param event {@code firing}, {@code resolved} or {@code test}
 * @param status {@code waiting}, {@code delivered} or {@code failed}
 * @param attempts how often it was tried
 * @param nextAt when it is tried next; null when that is over
 * @param endedAt when it was delivered or given up; null before
 * @param httpStatus what the receiver answered last; null when it did not
 * @param error why the last attempt failed; null when it did not
 */
record Delivery(
    String event,
    String status,
    int attempts,
    Instant createdAt,
    @Nullable Instant nextAt,
    @Nullable Instant endedAt,
    @Nullable Integer httpStatus,
    @Nullable String error) {}
