package dev.flowtrail.server.insight;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.flowtrail.protocol.StepHead;
import dev.flowtrail.server.insight.CandidateFields.Origin;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Members that several of the answers have. */
final class Members {

  private Members() {}

  /** Which step something is said about. */
  static void writeStep(JsonGenerator json, StepHead head) throws IOException {
    json.writeStringField("step", head.name());
    json.writeStringField("stepId", head.id().toString());
    json.writeNumberField("version", head.version());
    json.writeNumberField("position", head.position());
    json.writeStringField("kind", head.kind());
  }

  /** Who says which field is what. */
  static void writeOrigin(JsonGenerator json, Origin origin) throws IOException {
    json.writeBooleanField("inferred", origin == Origin.INFERRED);
    json.writeBooleanField("corrected", origin == Origin.CORRECTED);
  }

  /** A number, a boolean or a text that is JSON, as it writes itself; null where there is none. */
  static void writeRaw(JsonGenerator json, String name, @Nullable Object value) throws IOException {
    json.writeFieldName(name);
    json.writeRawValue(value == null ? "null" : value.toString());
  }
}
