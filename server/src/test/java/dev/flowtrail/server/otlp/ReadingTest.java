package dev.flowtrail.server.otlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import dev.flowtrail.protocol.LimitExceededException;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.ArrayValue;
import io.opentelemetry.proto.common.v1.InstrumentationScope;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.common.v1.KeyValueList;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Status;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Both encodings, and what strangers may send in them. */
class ReadingTest {

  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final String SPAN = "b7ad6b7169203331";
  private static final String PARENT = "00f067aa0ba902b7";

  private static final String IN_JSON =
      """
      {"unknown": {"deep": [1, {"er": null}]}, "resourceSpans": [{
        "scopeSpans": [{
          "spans": [{
            "traceId": "%s", "spanId": "%s", "parentSpanId": "%s", "traceState": "a=b",
            "name": "work", "kind": 2, "startTimeUnixNano": "1767607200000000001",
            "endTimeUnixNano": 1767607200500000000, "droppedEventsCount": 3,
            "status": {"code": 2, "message": "no"},
            "attributes": [
              {"key": "text", "value": {"stringValue": "ä"}},
              {"key": "yes", "value": {"boolValue": true}},
              {"key": "whole", "value": {"intValue": "-9223372036854775808"}},
              {"key": "decimal", "value": {"doubleValue": 0.1}},
              {"key": "bytes", "value": {"bytesValue": "AQI="}},
              {"key": "none", "value": {}},
              {"key": "list", "value": {"arrayValue": {"values": [{"intValue": 1}, {}]}}},
              {"key": "object", "value": {"kvlistValue": {"values": [
                {"key": "a", "value": {"stringValue": "b"}}]}}}
            ],
            "events": [{"timeUnixNano": "7", "name": "e", "attributes": []}],
            "links": [{"traceId": "%s", "spanId": "%s"}]
          }],
          "scope": {"name": "lib"}
        }],
        "resource": {"attributes": [{"key": "service.name", "value": {"stringValue": "s"}}]}
      }]}
      """
          .formatted(TRACE, SPAN, PARENT, TRACE, SPAN);

  private static io.opentelemetry.proto.trace.v1.Span.Builder span() {
    return io.opentelemetry.proto.trace.v1.Span.newBuilder()
        .setTraceId(bytes(TRACE))
        .setSpanId(bytes(SPAN))
        .setStartTimeUnixNano(1767607200000000001L)
        .setEndTimeUnixNano(1767607200500000000L);
  }

  private static ByteString bytes(String hex) {
    return ByteString.copyFrom(HexFormat.of().parseHex(hex));
  }

  private static KeyValue.Builder attribute(String key, AnyValue.Builder value) {
    return KeyValue.newBuilder().setKey(key).setValue(value);
  }

  private static AnyValue.Builder value() {
    return AnyValue.newBuilder();
  }

  private static byte[] request(io.opentelemetry.proto.trace.v1.Span.Builder... spans) {
    ScopeSpans.Builder scope =
        ScopeSpans.newBuilder().setScope(InstrumentationScope.newBuilder().setName("lib"));
    for (io.opentelemetry.proto.trace.v1.Span.Builder span : spans) {
      scope.addSpans(span);
    }
    return ExportTraceServiceRequest.newBuilder()
        .addResourceSpans(
            ResourceSpans.newBuilder()
                .setResource(
                    Resource.newBuilder()
                        .addAttributes(attribute("service.name", value().setStringValue("s"))))
                .addScopeSpans(scope))
        .build()
        .toByteArray();
  }

  @Test
  void bothEncodingsSayTheSame() {
    byte[] inProtobuf =
        request(
            span()
                .setParentSpanId(bytes(PARENT))
                .setTraceState("a=b")
                .setName("work")
                .setKindValue(2)
                .setDroppedEventsCount(3)
                .setStatus(
                    Status.newBuilder()
                        .setCode(Status.StatusCode.STATUS_CODE_ERROR)
                        .setMessage("no"))
                .addAttributes(attribute("text", value().setStringValue("ä")))
                .addAttributes(attribute("yes", value().setBoolValue(true)))
                .addAttributes(attribute("whole", value().setIntValue(Long.MIN_VALUE)))
                .addAttributes(attribute("decimal", value().setDoubleValue(0.1)))
                .addAttributes(attribute("bytes", value().setBytesValue(bytes("0102"))))
                .addAttributes(attribute("none", value()))
                .addAttributes(
                    attribute(
                        "list",
                        value()
                            .setArrayValue(
                                ArrayValue.newBuilder()
                                    .addValues(value().setIntValue(1))
                                    .addValues(value()))))
                .addAttributes(
                    attribute(
                        "object",
                        value()
                            .setKvlistValue(
                                KeyValueList.newBuilder()
                                    .addValues(attribute("a", value().setStringValue("b"))))))
                .addEvents(
                    io.opentelemetry.proto.trace.v1.Span.Event.newBuilder()
                        .setTimeUnixNano(7)
                        .setName("e"))
                .addLinks(
                    io.opentelemetry.proto.trace.v1.Span.Link.newBuilder()
                        .setTraceId(bytes(TRACE))
                        .setSpanId(bytes(SPAN))));
    assertThat(Exported.protobuf(inProtobuf).events()).isEqualTo(Exported.json(IN_JSON).events());
    assertThat(Exported.json(IN_JSON).data("work", "span"))
        .contains("\"whole\":-9223372036854775808", "\"list\":[1,null]", "\"droppedEvents\":3")
        .contains("\"service.name\":\"s\"", "\"scope\":\"lib\"", "\"bytes\":\"AQI=\"");
  }

  @Test
  void emptyRequestsHoldNothing() {
    assertThat(Exported.protobuf(new byte[0]).export().spans()).isEmpty();
    assertThat(Exported.json("{}").export().spans()).isEmpty();
    assertThat(Exported.json("{\"resourceSpans\": null}").export().spans()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"traceId\": \"00000000000000000000000000000000\"",
        "\"traceId\": \"0af765\"",
        "\"traceId\": \"zaf7651916cd43dd8448eb211c80319c\"",
        "\"traceId\": null",
        "\"spanId\": \"0000000000000000\"",
        "\"parentSpanId\": \"12\"",
        "\"startTimeUnixNano\": 0",
        "\"startTimeUnixNano\": \"18446744073709551615\"",
      })
  void spanWithoutGoodIdsAndTimesIsRejected(String member) {
    Exported exported =
        Exported.json(
            """
            {"resourceSpans": [{"scopeSpans": [{"spans": [
              {"traceId": "%1$s", "spanId": "%2$s", "startTimeUnixNano": "1", %3$s},
              {"traceId": "%1$s", "spanId": "%2$s", "startTimeUnixNano": "1"}
            ]}]}]}
            """
                .formatted(TRACE, SPAN, member));
    assertThat(exported.export().spans()).hasSize(1);
    assertThat(exported.export().rejections().total()).isEqualTo(1);
    assertThat(exported.export().rejections().message()).startsWith("1 spans: expected ");
  }

  @Test
  void idsOfOtherLengthsAreRejectedInProtobufToo() {
    Export export =
        Exported.protobuf(request(span().setSpanId(bytes(TRACE)), span().clearTraceId())).export();
    assertThat(export.spans()).isEmpty();
    assertThat(export.rejections().total()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[",
        "[]",
        "{} {}",
        "{\"resourceSpans\": 5}",
        "{\"resourceSpans\": [{\"scopeSpans\": [{\"spans\": [{\"name\": 5}]}]}]}",
        "{\"resourceSpans\": [{\"scopeSpans\": [{\"spans\": [{\"kind\": []}]}]}]}",
        "{\"resourceSpans\": [{\"scopeSpans\": [{\"spans\": [{\"startTimeUnixNano\": \"x\"}]}]}]}",
        "{\"resourceSpans\": [{\"scopeSpans\": [{\"spans\": [{\"endTimeUnixNano\": 1e400}]}]}]}",
        "{\"resourceSpans\": [{\"resource\": {\"attributes\": {}}}]}",
      })
  void whatIsNoRequestIsMalformed(String body) {
    assertThatThrownBy(() -> Exported.json(body)).isInstanceOf(MalformedExportException.class);
  }

  @Test
  void faultsNameTheirPlaceAndNoContent() {
    assertThatThrownBy(() ->
            Exported.json(
                "{\"resourceSpans\": [{\"scopeSpans\": [{\"spans\": [{\"name\": 5}]}]}]}"))
        .hasMessage(
            "Expected a string at /resourceSpans/0/scopeSpans/0/spans/0/name"
                + " but was something else.");
  }

  @Test
  void truncatedAndRandomBytesAreMalformedAndNothingElse() {
    byte[] good =
        request(span().setName("work").addAttributes(attribute("a", value().setIntValue(1))));
    Random random = new Random(7);
    for (int i = 0; i < 2_000; i++) {
      byte[] bad = good.clone();
      for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
        bad[random.nextInt(bad.length)] = (byte) random.nextInt();
      }
      readOrRefuse(bad);
      readOrRefuse(Arrays.copyOf(good, i % good.length));
    }
  }

  private static void readOrRefuse(byte[] body) {
    try {
      Exported.protobuf(body);
    } catch (MalformedExportException | LimitExceededException expected) {
      assertThat(expected).hasMessageNotContaining("work");
    }
  }

  @Test
  void valuesThatNestTooDeepAreRefused() throws IOException {
    assertThatThrownBy(() -> Exported.protobuf(request(span().addAttributes(nested(60)))))
        .isInstanceOf(LimitExceededException.class)
        .hasMessageContaining("maxDepth");
    assertThatThrownBy(() -> Exported.protobuf(requestOfArraysInArrays(2_000)))
        .isInstanceOf(LimitExceededException.class);
    assertThatThrownBy(
            () -> Exported.json("{\"unknown\": " + "[".repeat(5_000) + "]".repeat(5_000) + "}"))
        .isInstanceOf(LimitExceededException.class);
    assertThat(Exported.protobuf(request(span().addAttributes(nested(20)))).export().spans())
        .hasSize(1);
  }

  @Test
  void groupsInGroupsAreRefused() throws IOException {
    byte[] groups = new byte[1 << 20];
    Arrays.fill(groups, (byte) 0x0b);
    assertThatThrownBy(() -> Exported.protobuf(groups)).isInstanceOf(LimitExceededException.class);
    byte[] inSpan = wrapped(wrapped(wrapped(groups, 2), 2), 1);
    assertThatThrownBy(() -> Exported.protobuf(inSpan)).isInstanceOf(LimitExceededException.class);
  }

  private static KeyValue.Builder nested(int depth) {
    AnyValue.Builder inner = value().setIntValue(1);
    for (int i = 0; i < depth; i++) {
      inner = value().setKvlistValue(KeyValueList.newBuilder().addValues(attribute("a", inner)));
    }
    return attribute("deep", inner);
  }

  /** The classes themselves cannot write so many. */
  private static byte[] requestOfArraysInArrays(int depth) throws IOException {
    byte[] value = new byte[0];
    for (int i = 0; i < depth; i++) {
      value = wrapped(wrapped(value, 1), AnyValue.ARRAY_VALUE_FIELD_NUMBER);
    }
    byte[] attribute = wrapped(value, KeyValue.VALUE_FIELD_NUMBER);
    return wrapped(wrapped(wrapped(wrapped(attribute, 9), 2), 2), 1);
  }

  @Test
  void manySmallPartsCannotTakeMoreHeapThanThereIs() throws IOException {
    byte[] emptyAttributes = repeated(9, 2_000_000);
    assertThatThrownBy(() -> Exported.protobuf(wrapped(wrapped(wrapped(emptyAttributes, 2), 2), 1)))
        .isInstanceOf(LimitExceededException.class)
        .hasMessageContaining("heapForOneBody");
    assertThatThrownBy(() ->
            Exported.json(
                "{\"resourceSpans\": [{\"scopeSpans\": [{\"spans\": [{\"attributes\": [{}"
                    + ",{}".repeat(1_000_000)
                    + "]}]}]}]}"))
        .isInstanceOf(LimitExceededException.class);
  }

  /** So many empty messages. */
  private static byte[] repeated(int field, int count) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    for (int i = 0; i < count; i++) {
      out.writeByteArray(field, new byte[0]);
    }
    out.flush();
    return bytes.toByteArray();
  }

  private static byte[] wrapped(byte[] message, int field) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    out.writeByteArray(field, message);
    out.flush();
    return bytes.toByteArray();
  }

  @Test
  void textsThatNoStoreCanCarryAreMended() {
    Exported exported =
        Exported.json(
            """
            {"resourceSpans": [{"scopeSpans": [{"spans": [{
              "traceId": "%s", "spanId": "%s", "startTimeUnixNano": "1",
              "name": "a\\u0000b\\ud800c\\ud83d\\ude00"}]}]}]}
            """
                .formatted(TRACE, SPAN));
    assertThat(exported.flow().get("name").asText()).isEqualTo("a\uFFFDb\uFFFDc\uD83D\uDE00");
  }

  @Test
  void longNamesAreCut() {
    Exported exported = Exported.protobuf(request(span().setName("n".repeat(1_000))));
    assertThat(exported.flow().get("name").asText()).hasSize(255);
    assertThat(Exported.protobuf(request(span())).flow().get("name").asText()).isEqualTo("unnamed");
  }
}
