package dev.flowtrail.server.otlp;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import dev.flowtrail.protocol.JsonText;
import dev.flowtrail.protocol.Limits;
import dev.flowtrail.protocol.MalformedJsonException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads the JSON form, in one pass. */
final class JsonReader implements ExportReader {

  private static final int FAILED = 2;

  private final Limits limits;
  private final JsonFactory json;

  JsonReader(Limits limits) {
    this.limits = limits;
    this.json = JsonText.factory(limits);
  }

  @Override
  public Export read(InputStream body, HeapMeter heap) {
    try {
      return JsonText.reading(limits, () -> read(json.createParser(body), heap));
    } catch (MalformedJsonException e) {
      throw new MalformedExportException(
          "The body is not JSON. Line %d, column %d: %s"
              .formatted(e.line(), e.column(), e.getMessage()),
          e);
    }
  }

  private static Export read(JsonParser opened, HeapMeter heap) throws IOException {
    try (JsonParser parser = opened) {
      if (parser.nextToken() == null) {
        throw new MalformedExportException("Expected a JSON object but the body is empty.");
      }
      Export export = new Pass(new JsonFields(parser), heap).run();
      if (parser.nextToken() != null) {
        throw new MalformedExportException("Expected the end of the body after the JSON object.");
      }
      return export;
    }
  }

  /** The one pass over one body. */
  private static final class Pass {
    private final JsonFields fields;
    private final HeapMeter heap;
    private final JsonValues values;
    private final Export export = new Export();

    Pass(JsonFields fields, HeapMeter heap) {
      this.fields = fields;
      this.heap = heap;
      this.values = new JsonValues(fields, heap);
    }

    Export run() throws IOException {
      fields.object(name -> {
        switch (name) {
          case "resourceSpans" -> fields.array(this::readResourceSpans);
          default -> fields.skip();
        }
      });
      return export;
    }

    private void readResourceSpans() throws IOException {
      Source.Resource resource = new Source.Resource();
      fields.object(name -> {
        switch (name) {
          case "resource" -> resource.attributes(attributesIn());
          case "scopeSpans" -> fields.array(() -> readScopeSpans(new Source(resource)));
          default -> fields.skip();
        }
      });
    }

    private Map<String, Value> attributesIn() throws IOException {
      Map<String, Value> attributes = new LinkedHashMap<>();
      fields.object(name -> {
        switch (name) {
          case "attributes" -> values.addAttributes(attributes);
          default -> fields.skip();
        }
      });
      return attributes;
    }

    private void readScopeSpans(Source source) throws IOException {
      fields.object(name -> {
        switch (name) {
          case "scope" -> readScope(source);
          case "spans" -> fields.array(() -> readSpan(source));
          default -> fields.skip();
        }
      });
    }

    private void readScope(Source source) throws IOException {
      fields.object(name -> {
        switch (name) {
          case "name" -> source.scope(values.text());
          default -> fields.skip();
        }
      });
    }

    private void readSpan(Source source) throws IOException {
      heap.add(SPAN_BYTES);
      SpanDraft span = new SpanDraft();
      fields.object(name -> readSpan(span, name));
      export.add(span, source);
    }

    private void readSpan(SpanDraft span, String name) throws IOException {
      switch (name) {
        case "traceId" -> span.traceId = id();
        case "spanId" -> span.spanId = id();
        case "parentSpanId" -> span.parentSpanId = id();
        case "name" -> span.name = values.text();
        case "kind" -> span.kind = Span.Kind.of(fields.choice(Pass::kindNumber));
        case "startTimeUnixNano" -> span.startNanos = fields.unsigned();
        case "endTimeUnixNano" -> span.endNanos = fields.unsigned();
        case "status" -> fields.object(member -> readStatus(span, member));
        case "attributes" -> span.attributes = values.attributes();
        case "events" -> fields.array(() -> span.events.add(event()));
        case "links" -> fields.array(() -> span.links.add(link()));
        case "droppedAttributesCount" -> span.droppedAttributes = fields.unsigned();
        case "droppedEventsCount" -> span.droppedEvents = fields.unsigned();
        case "droppedLinksCount" -> span.droppedLinks = fields.unsigned();
        default -> fields.skip();
      }
    }

    private String id() throws IOException {
      return values.text().toLowerCase(Locale.ROOT);
    }

    private static long kindNumber(String name) {
      for (Span.Kind kind : Span.Kind.values()) {
        if (name.equals("SPAN_KIND_" + kind)) {
          return kind.ordinal();
        }
      }
      return 0;
    }

    private void readStatus(SpanDraft span, String name) throws IOException {
      switch (name) {
        case "code" ->
            span.failed =
                fields.choice(word -> word.equals("STATUS_CODE_ERROR") ? FAILED : 0) == FAILED;
        case "message" -> span.message = values.text();
        default -> fields.skip();
      }
    }

    private Span.Event event() throws IOException {
      heap.add(EVENT_BYTES);
      SpanDraft draft = new SpanDraft();
      fields.object(name -> {
        switch (name) {
          case "name" -> draft.name = values.text();
          case "timeUnixNano" -> draft.startNanos = fields.unsigned();
          case "attributes" -> draft.attributes = values.attributes();
          default -> fields.skip();
        }
      });
      return new Span.Event(draft.name, draft.startNanos, draft.attributes);
    }

    private Span.Link link() throws IOException {
      heap.add(EVENT_BYTES);
      SpanDraft draft = new SpanDraft();
      fields.object(name -> {
        switch (name) {
          case "traceId" -> draft.traceId = id();
          case "spanId" -> draft.spanId = id();
          case "attributes" -> draft.attributes = values.attributes();
          default -> fields.skip();
        }
      });
      return new Span.Link(draft.traceId, draft.spanId, draft.attributes);
    }
  }

  /** Reads attributes and what they hold. How deep they may nest is the parser's matter. */
  private static final class JsonValues {
    private final JsonFields fields;
    private final HeapMeter heap;

    JsonValues(JsonFields fields, HeapMeter heap) {
      this.fields = fields;
      this.heap = heap;
    }

    String text() throws IOException {
      String text = fields.text();
      heap.add(ExportReader.bytesOf(text));
      return StorableText.of(text);
    }

    Map<String, Value> attributes() throws IOException {
      Map<String, Value> attributes = new LinkedHashMap<>();
      addAttributes(attributes);
      return attributes;
    }

    void addAttributes(Map<String, Value> attributes) throws IOException {
      fields.array(() -> {
        heap.add(VALUE_BYTES);
        Attribute attribute = new Attribute();
        fields.object(name -> {
          switch (name) {
            case "key" -> attribute.key = text();
            case "value" -> attribute.value = value();
            default -> fields.skip();
          }
        });
        attributes.put(attribute.key, attribute.value);
      });
    }

    private static final class Attribute {
      private String key = "";
      private Value value = new Value.Nothing();
    }

    private Value value() throws IOException {
      heap.add(VALUE_BYTES);
      Attribute read = new Attribute();
      fields.object(name -> {
        switch (name) {
          case "stringValue", "bytesValue" -> read.value = new Value.Text(text());
          case "boolValue" -> read.value = new Value.Flag(fields.flag());
          case "intValue" -> read.value = new Value.Whole(fields.integer());
          case "doubleValue" -> read.value = new Value.Decimal(fields.decimal());
          case "arrayValue" -> read.value = items();
          case "kvlistValue" -> read.value = members();
          default -> fields.skip();
        }
      });
      return read.value;
    }

    private Value items() throws IOException {
      List<Value> items = new ArrayList<>();
      fields.object(name -> {
        switch (name) {
          case "values" -> fields.array(() -> items.add(value()));
          default -> fields.skip();
        }
      });
      return new Value.Items(items);
    }

    private Value members() throws IOException {
      Map<String, Value> members = new LinkedHashMap<>();
      fields.object(name -> {
        switch (name) {
          case "values" -> addAttributes(members);
          default -> fields.skip();
        }
      });
      return new Value.Members(members);
    }
  }
}
