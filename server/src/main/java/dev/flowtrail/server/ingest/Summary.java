package dev.flowtrail.server.ingest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.flowtrail.protocol.CandidateRoles;
import dev.flowtrail.protocol.FieldPath;
import dev.flowtrail.protocol.FieldType;
import dev.flowtrail.protocol.ObservationHead;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** What the queryable fields of an array hold, so that a reader need not fetch the data to know. */
final class Summary {

  private static final JsonFactory JSON = new JsonFactory();

  private final FieldStatistics statistics;
  private final ObservationHead head;

  Summary(FieldStatistics statistics, ObservationHead head) {
    this.statistics = statistics;
    this.head = head;
  }

  /** How many candidates went on, if the observation says which field tells. */
  @Nullable Integer passed() {
    return verdicts(FieldStatistics.Field::trues);
  }

  private @Nullable Integer verdicts(ToIntFunction<FieldStatistics.Field> count) {
    CandidateRoles roles = head.roles();
    if (roles == null || roles.passed() == null) {
      return null;
    }
    if (statistics.items() == 0) {
      return 0;
    }
    return find(roles.passed())
        .filter(field -> field.booleans() > 0)
        .map(count::applyAsInt)
        .orElse(null);
  }

  private Optional<FieldStatistics.Field> find(String path) {
    return statistics.findField(FieldPath.parse(path).names());
  }

  String toJson() {
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = JSON.createGenerator(text)) {
      write(generator);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private void write(JsonGenerator generator) throws IOException {
    generator.writeStartObject();
    generator.writeNumberField("items", statistics.items());
    writeCount(generator, "passed", passed());
    writeCount(generator, "failed", verdicts(FieldStatistics.Field::falses));
    if (head.totals() != null) {
      generator.writeObjectFieldStart("totals");
      generator.writeNumberField("in", head.totals().in());
      writeCount(generator, "out", head.totals().out());
      generator.writeEndObject();
    }
    generator.writeObjectFieldStart("fields");
    for (Map.Entry<String, FieldType> declared : head.queryable().entrySet()) {
      generator.writeObjectFieldStart(declared.getKey());
      writeField(generator, declared.getValue(), find(declared.getKey()).orElse(null));
      generator.writeEndObject();
    }
    generator.writeEndObject();
    generator.writeEndObject();
  }

  private static void writeCount(JsonGenerator generator, String name, @Nullable Integer count)
      throws IOException {
    if (count == null) {
      generator.writeNullField(name);
    } else {
      generator.writeNumberField(name, count);
    }
  }

  private void writeField(
      JsonGenerator generator, FieldType type, FieldStatistics.@Nullable Field field)
      throws IOException {
    int scalars = field == null ? 0 : field.scalars();
    int present = field == null ? 0 : count(field, type);
    generator.writeStringField("type", type.wireName());
    generator.writeNumberField("present", present);
    generator.writeNumberField("missing", statistics.items() - scalars);
    generator.writeNumberField("mismatched", scalars - present);
    if (field != null && present > 0) {
      writeValues(generator, type, field);
    }
  }

  private static int count(FieldStatistics.Field field, FieldType type) {
    return switch (type) {
      case NUMBER -> field.numbers();
      case STRING -> field.strings();
      case BOOLEAN -> field.booleans();
    };
  }

  private static void writeValues(
      JsonGenerator generator, FieldType type, FieldStatistics.Field field) throws IOException {
    switch (type) {
      case NUMBER -> {
        if (field.min() <= field.max()) {
          generator.writeNumberField("min", field.min());
          generator.writeNumberField("max", field.max());
        }
      }
      case BOOLEAN -> {
        generator.writeNumberField("true", field.trues());
        generator.writeNumberField("false", field.falses());
      }
      case STRING -> {}
    }
  }
}
