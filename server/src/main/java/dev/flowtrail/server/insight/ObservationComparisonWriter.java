package dev.flowtrail.server.insight;

import static dev.flowtrail.server.insight.Members.writeRaw;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.flowtrail.protocol.FieldPath;
import dev.flowtrail.server.insight.FieldDifferences.Change;
import dev.flowtrail.server.insight.FieldDifferences.Difference;
import dev.flowtrail.server.insight.ObservationComparison.ElementCounts;
import dev.flowtrail.server.insight.ObservationComparison.Matching;
import dev.flowtrail.server.store.ObservationRecord;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes a comparison of two observations as the contract names it. */
final class ObservationComparisonWriter {

  /** Longer values are not read by anybody. */
  private static final int MAX_CHARS = 1_000;

  private final JsonGenerator json;

  ObservationComparisonWriter(JsonGenerator json) {
    this.json = json;
  }

  void write(ObservationComparison comparison) throws IOException {
    FieldDifferences fields = comparison.fields();
    json.writeStartObject();
    write("left", comparison.left());
    write("right", comparison.right());
    json.writeBooleanField("same", comparison.left().hash().equals(comparison.right().hash()));
    Optional<Matching> matching = comparison.matching();
    json.writeStringField(
        "matchedBy", matching.map(it -> it.id().isPresent() ? "id" : "place").orElse(null));
    json.writeStringField(
        "idField", matching.flatMap(Matching::id).map(FieldPath::toString).orElse(null));
    json.writeObjectFieldStart("counts");
    for (Change change : Change.values()) {
      json.writeNumberField(change.wireName(), fields.count(change));
    }
    json.writeEndObject();
    writeElements(comparison.elements());
    json.writeBooleanField("complete", comparison.incomplete().isEmpty());
    json.writeStringField("sentence", comparison.incomplete().orElse(null));
    json.writeArrayFieldStart("differences");
    for (Difference difference : fields.first()) {
      write(difference);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void write(String name, ObservationRecord observation) throws IOException {
    json.writeObjectFieldStart(name);
    json.writeStringField("id", observation.id().toString());
    json.writeStringField("flowId", observation.flowId().toString());
    json.writeStringField("stepId", observation.stepId().toString());
    json.writeStringField("name", observation.name());
    json.writeNumberField("version", observation.version());
    json.writeNumberField("bytes", observation.location().dataBytes());
    writeRaw(json, "itemCount", observation.itemCount());
    json.writeEndObject();
  }

  private void writeElements(Optional<ElementCounts> elements) throws IOException {
    json.writeFieldName("elements");
    if (elements.isEmpty()) {
      json.writeNull();
      return;
    }
    json.writeStartObject();
    json.writeNumberField("onlyLeft", elements.get().onlyLeft());
    json.writeNumberField("onlyRight", elements.get().onlyRight());
    json.writeNumberField("differing", elements.get().differing());
    json.writeEndObject();
  }

  private void write(Difference difference) throws IOException {
    String left = toJson(difference.left());
    String right = toJson(difference.right());
    json.writeStartObject();
    json.writeStringField("element", difference.element());
    json.writeStringField("path", difference.path());
    json.writeStringField("change", difference.change().wireName());
    writeRaw(json, "left", shown(left));
    writeRaw(json, "right", shown(right));
    writeRaw(json, "leftBytes", bytes(left));
    writeRaw(json, "rightBytes", bytes(right));
    json.writeEndObject();
  }

  private static @Nullable String toJson(@Nullable JsonValue value) {
    return value == null ? null : value.toJson();
  }

  private static @Nullable String shown(@Nullable String value) {
    return value != null && value.length() <= MAX_CHARS ? value : null;
  }

  private static @Nullable Integer bytes(@Nullable String value) {
    return value == null ? null : value.getBytes(UTF_8).length;
  }
}
