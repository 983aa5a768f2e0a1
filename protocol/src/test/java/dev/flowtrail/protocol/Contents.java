package dev.flowtrail.protocol;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Tells contents apart that stand as text. */
final class Contents {

  private Contents() {}

  static UUID hash(String json) {
    return UUID.nameUUIDFromBytes(json.getBytes(StandardCharsets.UTF_8));
  }
}
