package dev.flowtrail.protocol;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/**
 * Writes a flow document that {@link FlowDocumentReader} reads back to an equal one.
 *
 * @param <D> what stands for an observation's data
 */
public final class FlowDocumentWriter<D> {

  private final JsonGenerator generator;
  private final DataWriter<D> dataWriter;
  private final HeadWriter heads;

  public FlowDocumentWriter(JsonGenerator generator, DataWriter<D> dataWriter) {
    this.generator = generator;
    this.dataWriter = dataWriter;
    this.heads = new HeadWriter(generator);
  }

  /** Writes the whole document; flushing and closing stay with the caller. */
  public void write(FlowDocument<D> document) throws IOException {
    generator.writeStartObject();
    generator.writeObjectFieldStart("flow");
    heads.write(document.flow());
    generator.writeEndObject();
    generator.writeArrayFieldStart("steps");
    for (FlowDocument.Step<D> step : document.steps()) {
      write(step);
    }
    generator.writeEndArray();
    generator.writeEndObject();
  }

  private void write(FlowDocument.Step<D> step) throws IOException {
    generator.writeStartObject();
    heads.write(step.head());
    generator.writeArrayFieldStart("observations");
    for (FlowDocument.Observation<D> observation : step.observations()) {
      generator.writeStartObject();
      heads.write(observation.head());
      generator.writeFieldName("data");
      dataWriter.write(generator, observation.data());
      generator.writeEndObject();
    }
    generator.writeEndArray();
    generator.writeEndObject();
  }
}
