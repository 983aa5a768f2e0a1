package dev.flowtrail.server.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.flowtrail.protocol.Fault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** Writes problems as {@code application/problem+json}. */
public final class ProblemWriter {

  static final String MEDIA_TYPE = "application/problem+json";

  private static final JsonFactory JSON = new JsonFactory();

  private ProblemWriter() {}

  /**
   * @param instance the request's path
   */
  static byte[] write(Problem problem, String instance) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator generator = JSON.createGenerator(bytes)) {
      write(generator, problem, instance);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /**
   * Writes a problem as one object within an answer.
   *
   * @param instance the request's path
   */
  public static void write(JsonGenerator generator, Problem problem, String instance)
      throws IOException {
    generator.writeStartObject();
    generator.writeStringField("type", "/problems/" + problem.type().slug());
    generator.writeStringField("title", problem.type().title());
    generator.writeNumberField("status", problem.type().status());
    generator.writeStringField("detail", problem.detail());
    generator.writeStringField("instance", instance);
    for (Map.Entry<String, Object> member : problem.members().entrySet()) {
      generator.writeFieldName(member.getKey());
      writeMember(generator, member.getValue());
    }
    writeFaults(generator, problem.faults());
    generator.writeEndObject();
  }

  private static void writeMember(JsonGenerator generator, Object value) throws IOException {
    switch (value) {
      case Map<?, ?> members -> {
        generator.writeStartObject();
        for (Map.Entry<?, ?> member : members.entrySet()) {
          generator.writeFieldName(String.valueOf(member.getKey()));
          writeMember(generator, member.getValue());
        }
        generator.writeEndObject();
      }
      case List<?> elements -> {
        generator.writeStartArray();
        for (Object element : elements) {
          writeMember(generator, element);
        }
        generator.writeEndArray();
      }
      default -> generator.writeObject(value);
    }
  }

  private static void writeFaults(JsonGenerator generator, List<Fault> faults) throws IOException {
    if (faults.isEmpty()) {
      return;
    }
    generator.writeArrayFieldStart("errors");
    for (Fault fault : faults) {
      generator.writeStartObject();
      generator.writeStringField("pointer", fault.pointer());
      generator.writeStringField("detail", fault.detail());
      generator.writeEndObject();
    }
    generator.writeEndArray();
  }
}
