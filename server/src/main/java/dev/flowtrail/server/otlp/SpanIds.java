package dev.flowtrail.server.otlp;

import dev.flowtrail.server.ingest.HashedId;
import java.util.UUID;

/**
 * Ids made from those of OpenTelemetry: a span that is exported again is the same step, and two
 * services that know nothing of each other mean the same flow.
 */
record SpanIds(int teamId, String traceId) {

  UUID flow() {
    return HashedId.of(teamId + "/trace/" + traceId);
  }

  UUID step(String spanId) {
    return HashedId.of(teamId + "/span/" + traceId + "/" + spanId);
  }

  UUID observation(String spanId, String name) {
    return HashedId.of(teamId + "/seen/" + traceId + "/" + spanId + "/" + name);
  }
}
