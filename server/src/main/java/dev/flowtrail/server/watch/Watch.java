package dev.flowtrail.server.watch;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A watch as people make it.
 *
 * @param webhook null when nobody is told
 * @param enabled whether it is evaluated
 */
record Watch(
    String name, Question question, @Nullable Webhook webhook, boolean enabled, Instant savedAt) {

  /**
   * Who is told.
   *
   * @param secret null where a former one is to be kept
   */
  record Webhook(String url, @Nullable String secret) {}
}
