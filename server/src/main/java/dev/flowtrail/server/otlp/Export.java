package dev.flowtrail.server.otlp;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came in one request: the spans, and what was no span. For one thread. */
final class Export {

  private final List<Span> spans = new ArrayList<>();
  private final Rejections rejections = new Rejections();

  void add(SpanDraft draft, Source source) {
    @Nullable String fault = draft.findFault();
    if (fault == null) {
      spans.add(draft.build(source));
    } else {
      rejections.add(fault);
    }
  }

  /** In the order in which they came. */
  List<Span> spans() {
    return Collections.unmodifiableList(spans);
  }

  Rejections rejections() {
    return rejections;
  }
}
