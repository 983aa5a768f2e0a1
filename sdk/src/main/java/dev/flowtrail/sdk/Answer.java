package dev.flowtrail.sdk;

import java.util.Optional;

/**
 * What a server said.
 *
 * @param retryAfter the header of that name
 * @param body its beginning, to a bounded length
 */
record Answer(int status, Optional<String> retryAfter, String body) {}
