package dev.flowtrail.server.otlp;

import dev.flowtrail.protocol.Limits;
import dev.flowtrail.server.access.Teams;
import dev.flowtrail.server.http.RequestBody;
import dev.flowtrail.server.http.SharedHeap;
import dev.flowtrail.server.ingest.EventsIntake;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Takes exports: reads them, and hands over each trace in them. Thread-safe. */
public final class Exports {

  /** What the protocol recommends. */
  private static final long MAX_BODY_BYTES = 64 << 20;

  /** Deeper values than that are no attributes any more. */
  private static final int MAX_DEPTH = 200;

  /** What stands around a value in the event that holds it. */
  private static final int DEPTH_AROUND = 8;

  /** What takes the same memory is in flight elsewhere: bodies of flows, answers. */
  private static final int HEAP_SIXTEENTHS = 3;

  /** As many traces may wait for one commit of the queue. */
  private static final int MAX_PENDING = 256;

  private static final int TEAM_ID = Teams.DEFAULT_TEAM_ID;

  private final Limits limits;
  private final EventsIntake intake;
  private final JsonInText texts;
  private final ExportReader protobuf;
  private final ExportReader json;
  private final SharedHeap heap = SharedHeap.ofThisProcess(HEAP_SIXTEENTHS);

  public Exports(Limits limits, EventsIntake intake) {
    int maxDepth = Math.max(1, Math.min(limits.maxDepth(), MAX_DEPTH) - DEPTH_AROUND);
    this.limits = limits;
    this.intake = intake;
    this.texts = new JsonInText(maxDepth);
    this.protobuf = new ProtobufReader(maxDepth);
    this.json = new JsonReader(limits);
  }

  /**
   * Returns once everything that was taken is durable.
   *
   * @return what was not taken, never to be sent again
   */
  Rejections take(ServerRequest request, Encoding encoding) {
    long maxBytes = Math.min(limits.maxBodyBytes(), MAX_BODY_BYTES);
    try (HeapMeter meter = new HeapMeter(heap);
        InputStream body = RequestBody.open(request, encoding.mediaType(), maxBytes)) {
      Export export = reader(encoding).read(body, meter);
      handOver(export, meter);
      return export.rejections();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ExportReader reader(Encoding encoding) {
    return encoding == Encoding.PROTOBUF ? protobuf : json;
  }

  private void handOver(Export export, HeapMeter meter) {
    Deque<EventsIntake.Pending> pending = new ArrayDeque<>();
    try {
      for (List<Span> trace : byTrace(export.spans())) {
        begin(eventsOf(trace, export.rejections()), pending, meter);
        if (pending.size() >= MAX_PENDING) {
          pending.remove().await();
        }
      }
    } finally {
      awaitAll(pending);
    }
  }

  private void begin(
      TraceEvents events, Collection<EventsIntake.Pending> pending, HeapMeter meter) {
    if (!events.isEmpty()) {
      meter.add(events.length());
      pending.add(intake.begin(events.flowId(), events.toStream()));
      meter.remove(events.length());
    }
  }

  /** Each to its end, so that what the queue refuses is tidied up. */
  private static void awaitAll(Deque<EventsIntake.Pending> pending) {
    if (!pending.isEmpty()) {
      try {
        pending.remove().await();
      } finally {
        awaitAll(pending);
      }
    }
  }

  private static Collection<List<Span>> byTrace(List<Span> spans) {
    Map<String, List<Span>> traces = new LinkedHashMap<>();
    for (Span span : spans) {
      traces.computeIfAbsent(span.traceId(), id -> new ArrayList<>()).add(span);
    }
    return traces.values();
  }

  private TraceEvents eventsOf(List<Span> trace, Rejections rejections) {
    SpanIds ids = new SpanIds(TEAM_ID, trace.getFirst().traceId());
    TraceEvents events = new TraceEvents(ids, limits, texts);
    for (Span span : trace) {
      if (!events.add(span)) {
        rejections.add(
            "expected no more than max-observation-bytes allows: " + limits.maxObservationBytes());
      }
    }
    return events;
  }
}
