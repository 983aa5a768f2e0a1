package dev.flowtrail.server.otlp;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The parts of one span as they come. */
final class SpanDraft {

  private static final Pattern TRACE_ID = Pattern.compile("(?!0+$)[0-9a-f]{32}");
  private static final Pattern SPAN_ID = Pattern.compile("(?!0+$)[0-9a-f]{16}");

  String traceId = "";
  String spanId = "";
  String parentSpanId = "";
  String name = "";
  Span.Kind kind = Span.Kind.UNSPECIFIED;

  /** Unsigned. */
  long startNanos;

  /** Unsigned. */
  long endNanos;

  boolean failed;
  String message = "";
  Map<String, Value> attributes = Map.of();
  final List<Span.Event> events = new ArrayList<>();
  final List<Span.Link> links = new ArrayList<>();
  long droppedAttributes;
  long droppedEvents;
  long droppedLinks;

  /** Why this is no span; null when it is one. What came is not repeated. */
  @Nullable String findFault() {
    if (!TRACE_ID.matcher(traceId).matches()) {
      return "expected a traceId of 16 bytes that are not all 0";
    }
    if (!SPAN_ID.matcher(spanId).matches()) {
      return "expected a spanId of 8 bytes that are not all 0";
    }
    if (!isParent(parentSpanId)) {
      return "expected a parentSpanId of 8 bytes, or none";
    }
    if (startNanos <= 0 || endNanos < 0) {
      return "expected startTimeUnixNano and endTimeUnixNano between 1970 and 2262";
    }
    return null;
  }

  private static boolean isParent(String id) {
    return id.isEmpty() || id.equals("0000000000000000") || SPAN_ID.matcher(id).matches();
  }

  /** To be called only when there is no fault. */
  Span build(Source source) {
    return new Span(
        traceId,
        spanId,
        SPAN_ID.matcher(parentSpanId).matches() ? parentSpanId : null,
        name,
        kind,
        startNanos,
        endNanos,
        new Span.Outcome(failed, message),
        attributes,
        List.copyOf(events),
        List.copyOf(links),
        new Span.Dropped(droppedAttributes, droppedEvents, droppedLinks),
        source);
  }
}
