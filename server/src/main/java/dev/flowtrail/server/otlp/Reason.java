package dev.flowtrail.server.otlp;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Why a span failed: what its status says, or else the last exception in it. */
final class Reason {

  private static final Term TYPE = Term.of("type", "exception.type");
  private static final Term MESSAGE = Term.of("message", "exception.message");
  private static final Term ERROR = Term.of("error", "error.type");
  private static final int MAX_LENGTH = 10_000;

  private Reason() {}

  /** Null when it did not fail, or nobody said why. */
  static @Nullable String of(Span span, int maxLength) {
    String reason = span.outcome().failed() ? find(span) : null;
    return reason == null ? null : StorableText.cut(reason, Math.min(maxLength, MAX_LENGTH));
  }

  private static @Nullable String find(Span span) {
    if (!span.outcome().message().isEmpty()) {
      return span.outcome().message();
    }
    String last = null;
    for (Span.Event event : span.events()) {
      String told = event.name().equals("exception") ? told(event.attributes()) : null;
      last = told == null ? last : told;
    }
    return last == null ? new Remaining(span.attributes()).takeText(ERROR) : last;
  }

  private static @Nullable String told(Map<String, Value> attributes) {
    Remaining exception = new Remaining(attributes);
    String type = exception.takeText(TYPE);
    String message = exception.takeText(MESSAGE);
    return type == null || message == null ? type == null ? message : type : type + ": " + message;
  }
}
