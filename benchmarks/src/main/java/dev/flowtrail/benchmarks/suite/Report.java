package dev.flowtrail.benchmarks.suite;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** All that a run came to, as JSON. */
final class Report {

  private Report() {}

  static void write(
      Path file,
      Map<String, String> machine,
      Figures figures,
      List<Row> rows,
      List<String> failures)
      throws IOException {
    try (Writer out = Files.newBufferedWriter(file);
        JsonGenerator json = new JsonFactory().createGenerator(out).useDefaultPrettyPrinter()) {
      json.writeStartObject();
      json.writeObjectFieldStart("machine");
      for (Map.Entry<String, String> fact : machine.entrySet()) {
        json.writeStringField(fact.getKey(), fact.getValue());
      }
      json.writeEndObject();
      writeRows(json, figures, rows);
      writeFigures(json, figures);
      json.writeArrayFieldStart("failures");
      for (String failure : failures) {
        json.writeString(failure);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
  }

  private static void writeRows(JsonGenerator json, Figures figures, List<Row> rows)
      throws IOException {
    json.writeArrayFieldStart("rows");
    for (Row row : rows) {
      OptionalDouble value = row.value(figures);
      json.writeStartObject();
      json.writeNumberField("row", row.number());
      json.writeStringField("what", row.what());
      json.writeStringField("goal", row.goal().atLeast() ? "at least" : "at most");
      json.writeNumberField("goalValue", row.goal().value());
      if (value.isPresent()) {
        json.writeNumberField("ratio", value.getAsDouble());
        json.writeBooleanField("met", row.goal().isMetBy(value.getAsDouble()));
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writeFigures(JsonGenerator json, Figures figures) throws IOException {
    json.writeObjectFieldStart("figures");
    for (Map.Entry<String, Double> figure : figures.all().entrySet()) {
      json.writeNumberField(figure.getKey(), figure.getValue());
    }
    json.writeEndObject();
  }
}
