package dev.flowtrail.server.otlp;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.ExtensionRegistryLite;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;
import com.google.protobuf.WireFormat;
import dev.flowtrail.protocol.LimitExceededException;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.InstrumentationScope;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Status;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the binary form. The generated classes read one span at a time: of a whole request they
 * would make a tree before anybody could say that it is too large.
 */
final class ProtobufReader implements ExportReader {

  /** Of a message of two bytes they make an object of so many times its length, at worst. */
  private static final int LONGEST_STRETCH = 48;

  /** Smaller spans are gone before they could matter. */
  private static final int SMALL_SPAN_BYTES = 16 << 10;

  /** The messages between two levels of a value. */
  private static final int MESSAGES_PER_LEVEL = 3;

  private static final int MESSAGES_AROUND = 8;

  private final int maxDepth;

  ProtobufReader(int maxDepth) {
    this.maxDepth = maxDepth;
  }

  @Override
  public Export read(InputStream body, HeapMeter heap) throws IOException {
    CodedInputStream in = CodedInputStream.newInstance(body);
    in.setRecursionLimit(MESSAGES_PER_LEVEL * maxDepth + MESSAGES_AROUND);
    try {
      return new Pass(in, heap).run();
    } catch (InvalidProtocolBufferException e) {
      throw toFault(e);
    }
  }

  /** What was exceeded is told only by the words. */
  private RuntimeException toFault(InvalidProtocolBufferException e) {
    return String.valueOf(e.getMessage()).contains("nesting")
        ? new LimitExceededException("maxDepth", maxDepth)
        : new MalformedExportException("The body is not an ExportTraceServiceRequest.", e);
  }

  /** The one pass over one body. */
  private final class Pass {
    private final CodedInputStream in;
    private final HeapMeter heap;
    private final Export export = new Export();

    Pass(CodedInputStream in, HeapMeter heap) {
      this.in = in;
      this.heap = heap;
    }

    Export run() throws IOException {
      each(field -> {
        if (field != ExportTraceServiceRequest.RESOURCE_SPANS_FIELD_NUMBER) {
          return false;
        }
        inside(this::readResourceSpans);
        return true;
      });
      return export;
    }

    /** Reads the fields of the message that the stream is in. */
    private void each(FieldReader reader) throws IOException {
      for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
        boolean message = WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_LENGTH_DELIMITED;
        if (!message || !reader.read(WireFormat.getTagFieldNumber(tag))) {
          in.skipField(tag);
        }
      }
    }

    private void inside(Reading reading) throws IOException {
      int outer = in.pushLimit(in.readRawVarint32());
      reading.run();
      endAt(outer);
    }

    /** A body that breaks off between two fields is not noticed by the stream. */
    private void endAt(int outer) throws IOException {
      in.checkLastTagWas(0);
      if (in.getBytesUntilLimit() != 0) {
        throw new MalformedExportException("The body breaks off.");
      }
      in.popLimit(outer);
    }

    private void readResourceSpans() throws IOException {
      Source.Resource resource = new Source.Resource();
      each(field -> {
        switch (field) {
          case ResourceSpans.RESOURCE_FIELD_NUMBER ->
              resource.attributes(attributes(read(Resource.parser()).getAttributesList(), 0));
          case ResourceSpans.SCOPE_SPANS_FIELD_NUMBER ->
              inside(() -> readScopeSpans(new Source(resource)));
          default -> {
            return false;
          }
        }
        return true;
      });
    }

    private void readScopeSpans(Source source) throws IOException {
      each(field -> {
        switch (field) {
          case ScopeSpans.SCOPE_FIELD_NUMBER ->
              source.scope(text(read(InstrumentationScope.parser()).getName()));
          case ScopeSpans.SPANS_FIELD_NUMBER ->
              export.add(draft(read(io.opentelemetry.proto.trace.v1.Span.parser())), source);
          default -> {
            return false;
          }
        }
        return true;
      });
    }

    private <M extends MessageLite> M read(Parser<M> parser) throws IOException {
      int length = in.readRawVarint32();
      int outer = in.pushLimit(length);
      long meanwhile = length > SMALL_SPAN_BYTES ? (long) LONGEST_STRETCH * length : 0;
      heap.add(meanwhile);
      M message = parser.parseFrom(in, ExtensionRegistryLite.getEmptyRegistry());
      endAt(outer);
      heap.remove(meanwhile);
      return message;
    }

    private SpanDraft draft(io.opentelemetry.proto.trace.v1.Span span) {
      heap.add(SPAN_BYTES);
      SpanDraft draft = new SpanDraft();
      draft.traceId = hex(span.getTraceId());
      draft.spanId = hex(span.getSpanId());
      draft.parentSpanId = hex(span.getParentSpanId());
      draft.name = text(span.getName());
      draft.kind = Span.Kind.of(span.getKindValue());
      draft.startNanos = span.getStartTimeUnixNano();
      draft.endNanos = span.getEndTimeUnixNano();
      draft.failed = span.getStatus().getCode() == Status.StatusCode.STATUS_CODE_ERROR;
      draft.message = text(span.getStatus().getMessage());
      draft.attributes = attributes(span.getAttributesList(), 0);
      span.getEventsList().forEach(event -> draft.events.add(event(event)));
      span.getLinksList().forEach(link -> draft.links.add(link(link)));
      draft.droppedAttributes = Integer.toUnsignedLong(span.getDroppedAttributesCount());
      draft.droppedEvents = Integer.toUnsignedLong(span.getDroppedEventsCount());
      draft.droppedLinks = Integer.toUnsignedLong(span.getDroppedLinksCount());
      return draft;
    }

    private Span.Event event(io.opentelemetry.proto.trace.v1.Span.Event event) {
      heap.add(EVENT_BYTES);
      return new Span.Event(
          text(event.getName()), event.getTimeUnixNano(), attributes(event.getAttributesList(), 0));
    }

    private Span.Link link(io.opentelemetry.proto.trace.v1.Span.Link link) {
      heap.add(EVENT_BYTES);
      return new Span.Link(
          hex(link.getTraceId()), hex(link.getSpanId()), attributes(link.getAttributesList(), 0));
    }

    /** An id that is too long to be one is not repeated either. */
    private static String hex(ByteString id) {
      return id.size() > 16 ? "?" : HexFormat.of().formatHex(id.toByteArray());
    }

    private String text(String text) {
      heap.add(ExportReader.bytesOf(text));
      return StorableText.of(text);
    }

    private Map<String, Value> attributes(List<KeyValue> list, int depth) {
      Map<String, Value> attributes = LinkedHashMap.newLinkedHashMap(list.size());
      for (KeyValue attribute : list) {
        attributes.put(text(attribute.getKey()), value(attribute.getValue(), depth + 1));
      }
      return attributes;
    }

    private Value value(AnyValue value, int depth) {
      heap.add(VALUE_BYTES);
      if (depth > maxDepth) {
        throw new LimitExceededException("maxDepth", maxDepth);
      }
      return switch (value.getValueCase()) {
        case STRING_VALUE -> new Value.Text(text(value.getStringValue()));
        case BOOL_VALUE -> new Value.Flag(value.getBoolValue());
        case INT_VALUE -> new Value.Whole(value.getIntValue());
        case DOUBLE_VALUE -> new Value.Decimal(value.getDoubleValue());
        case BYTES_VALUE -> new Value.Text(base64(value.getBytesValue()));
        case ARRAY_VALUE -> items(value.getArrayValue().getValuesList(), depth);
        case KVLIST_VALUE ->
            new Value.Members(attributes(value.getKvlistValue().getValuesList(), depth));
        case STRING_VALUE_STRINDEX, VALUE_NOT_SET -> new Value.Nothing();
      };
    }

    private String base64(ByteString bytes) {
      return text(Base64.getEncoder().encodeToString(bytes.toByteArray()));
    }

    private Value items(List<AnyValue> list, int depth) {
      List<Value> items = new ArrayList<>(list.size());
      for (AnyValue item : list) {
        items.add(value(item, depth + 1));
      }
      return new Value.Items(items);
    }
  }

  /** Reads one field, or leaves it to be skipped. */
  private interface FieldReader {
    boolean read(int field) throws IOException;
  }

  private interface Reading {
    void run() throws IOException;
  }
}
