package dev.flowtrail.server.watch;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * What is told to a webhook.
 *
 * @param id the same with every attempt to tell it
 * @param body as CloudEvents 1.0 in JSON
 */
record WatchEvent(UUID id, String watch, Kind kind, Instant time, String body) {

  /** The media type of the body. */
  static final String MEDIA_TYPE = "application/cloudevents+json";

  /** What happened. */
  enum Kind {
    FIRING,
    RESOLVED,
    /** Somebody wants to know whether it arrives. */
    TEST;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
