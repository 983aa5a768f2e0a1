package dev.flowtrail.server.otlp;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What sort of work a span does. */
final class StepKind {

  private static final int MAX_LENGTH = 255;

  private StepKind() {}

  /** What the span itself says in the words of a pipeline; null when it says nothing. */
  static @Nullable String said(Span span) {
    Remaining attributes = new Remaining(span.attributes());
    String own = attributes.takeText(Conventions.STEP_KIND);
    if (own != null) {
      return StorableText.cut(own, MAX_LENGTH);
    }
    String operation = attributes.takeText(Conventions.OPERATION);
    String word = operation == null ? attributes.takeText(Conventions.FRAMEWORK_KIND) : operation;
    if (word != null) {
      return Conventions.kindOf(StorableText.cut(word, MAX_LENGTH).toLowerCase(Locale.ROOT));
    }
    return shown(span, attributes);
  }

  private static @Nullable String shown(Span span, Remaining attributes) {
    if (span.events().stream().anyMatch(e -> e.name().equals(Conventions.EVALUATION_EVENT))) {
      return "judge";
    }
    if (attributes.has(Conventions.DOCUMENTS)) {
      return "retrieve";
    }
    return attributes.has(Conventions.MODEL) ? "llm" : null;
  }

  /** The same, or else what its technology or its place in the conversation of services tells. */
  static @Nullable String of(Span span) {
    String said = said(span);
    return said == null ? technical(span.attributes(), span.kind()) : said;
  }

  private static @Nullable String technical(Map<String, Value> attributes, Span.Kind kind) {
    if (attributes.containsKey("db.system.name") || attributes.containsKey("db.system")) {
      return "database";
    }
    return switch (kind) {
      case SERVER, CLIENT, PRODUCER, CONSUMER -> kind.name().toLowerCase(Locale.ROOT);
      case INTERNAL, UNSPECIFIED -> null;
    };
  }
}
