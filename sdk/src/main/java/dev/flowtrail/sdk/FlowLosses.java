package dev.flowtrail.sdk;

import dev.flowtrail.protocol.Limits;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What of one flow was not recorded. It is told at once, and again with the flow itself. */
final class FlowLosses {
  private final Reporter reporter;
  private final Map<Loss, Integer> counts = new EnumMap<>(Loss.class);

  FlowLosses(Reporter reporter) {
    this.reporter = reporter;
  }

  void lost(Loss cause, String detail) {
    synchronized (this) {
      counts.merge(cause, 1, Integer::sum);
    }
    reporter.lost(cause, detail);
  }

  synchronized Map<Loss, Integer> counts() {
    return new EnumMap<>(counts);
  }

  /** The name as the server takes it. What had to be changed for that counts as lost. */
  String cleanName(@Nullable String name, String what, Object owner) {
    if (name == null || name.isBlank()) {
      String detail = what + " of " + owner + ": expected a name but was null or blank";
      lost(Loss.INVALID_ARGUMENT, detail);
      return Text.UNNAMED;
    }
    return cleanText(name, Limits.MAX_NAME_LENGTH, what, owner);
  }

  /** The text as the server takes it. What had to be cut off counts as lost. */
  String cleanText(@Nullable String text, int maxLength, String what, Object owner) {
    if (text == null) {
      return "";
    }
    if (text.length() > maxLength) {
      String cut = what + " of " + owner + ": cut to " + maxLength + " of " + text.length();
      lost(Loss.INVALID_ARGUMENT, cut + " characters");
    }
    return Text.storable(text, maxLength);
  }
}
