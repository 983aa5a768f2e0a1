package dev.flowtrail.sdk;

import java.util.Optional;

/**
 * What a server said.
 *
 * @param retryAfter the header of that name
 * @param body its beginning, at most {@link AnswerBody#MAX_BYTES}
 */
record Answer(int status, Optional<String> retryAfter, String body) {}
