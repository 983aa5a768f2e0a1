package dev.flowtrail.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Beside the real OpenTelemetry. */
final class OpenTelemetryTest {
  @AutoClose private final ScriptedServer server = new ScriptedServer();
  @AutoClose private final FlowTrail trail = Trails.to(server).build();
  @AutoClose private final SdkTracerProvider tracing = SdkTracerProvider.builder().build();

  @Test
  void currentSpanIsNoted() {
    Span span = tracing.get("test").spanBuilder("checkout").startSpan();
    Flow flow;
    try (Scope scope = span.makeCurrent()) {
      flow = trail.createFlow("selection");
    }

    JsonNode sent = Trails.delivered(flow.finish(), server);

    assertThat(sent.at("/flow/trace/traceId").asText())
        .isEqualTo(span.getSpanContext().getTraceId());
    assertThat(sent.at("/flow/trace/spanId").asText()).isEqualTo(span.getSpanContext().getSpanId());
  }

  @Test
  void withoutASpanNothingIsNoted() {
    JsonNode sent = Trails.delivered(trail.createFlow("selection").finish(), server);

    assertThat(sent.at("/flow/trace").isMissingNode()).isTrue();
  }

  @Test
  void hostsWithoutItNeedNothing() {
    assertThat(OpenTelemetry.find(ClassLoader.getPlatformClassLoader(), null)).isNull();
  }
}
