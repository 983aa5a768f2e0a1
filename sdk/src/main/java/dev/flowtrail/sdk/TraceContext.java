package dev.flowtrail.sdk;

import dev.flowtrail.protocol.Trace;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads ids as W3C Trace Context writes them. */
final class TraceContext {
  private static final Pattern TRACEPARENT =
      Pattern.compile(
          "(?!ff)([0-9a-f]{2})-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-[0-9a-f]{2}(-.*)?");

  private TraceContext() {}

  /** Null when it is not a {@code traceparent}; the first version has nothing behind the flags. */
  static @Nullable Trace parse(@Nullable String traceparent) {
    Matcher parts = TRACEPARENT.matcher(traceparent == null ? "" : traceparent.trim());
    if (!parts.matches() || parts.group(1).equals("00") && parts.group(4) != null) {
      return null;
    }
    return new Trace(parts.group(2), parts.group(3));
  }
}
