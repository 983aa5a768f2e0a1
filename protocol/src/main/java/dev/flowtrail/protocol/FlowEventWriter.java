package dev.flowtrail.protocol;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes events that {@link FlowEventReader} reads, each on a line of its own. Flushing and closing
 * stay with the caller. Not thread-safe.
 *
 * @param <D> what stands for an observation's data
 */
public final class FlowEventWriter<D> {

  private final JsonGenerator generator;
  private final DataWriter<D> dataWriter;
  private final HeadWriter heads;

  public FlowEventWriter(JsonGenerator generator, DataWriter<D> dataWriter) {
    this.generator = generator;
    this.dataWriter = dataWriter;
    this.heads = new HeadWriter(generator);
  }

  private interface Subject {
    void writeMembers() throws IOException;
  }

  /**
   * Tells what is known of a flow: that it ended when its status says so, else that it runs. The
   * times at which its attributes were told are not told, save for {@code at}.
   *
   * @param at when the writer knew it; null leaves it to the flow's own times
   */
  public void write(FlowPart flow, @Nullable Instant at) throws IOException {
    boolean ended = flow.outcome().status().terminal();
    event(ended ? EventType.FLOW_FINISHED : EventType.FLOW_STARTED, at, () -> heads.write(flow));
  }

  /** Tells what is known of a step: that it ended when its status says so, else that it runs. */
  public void write(StepPart step) throws IOException {
    boolean ended = step.outcome().status().terminal();
    event(ended ? EventType.STEP_FINISHED : EventType.STEP_STARTED, null, () -> heads.write(step));
  }

  /** Tells of an observation. */
  public void write(ObservationPart<D> observation) throws IOException {
    event(
        EventType.OBSERVATION_CAPTURED,
        null,
        () -> {
          generator.writeStringField("stepId", observation.stepId().toString());
          heads.write(observation.head());
          generator.writeFieldName("data");
          dataWriter.write(generator, observation.data());
        });
  }

  private void event(EventType type, @Nullable Instant at, Subject subject) throws IOException {
    generator.writeStartObject();
    generator.writeStringField("type", type.wireName());
    if (at != null) {
      generator.writeStringField("at", TimeText.format(at));
    }
    generator.writeObjectFieldStart(type.subject());
    subject.writeMembers();
    generator.writeEndObject();
    generator.writeEndObject();
    generator.writeRaw('\n');
  }

  /**
   * Tells all of an update that came as events, in an order that depends on nothing but what it
   * says.
   */
  public void write(FlowUpdate<D> update) throws IOException {
    FlowPart flow = update.flow();
    write(flow.withAttributes(null), null);
    if (flow.attributes() != null) {
      writeAttributes(flow.id(), flow.attributes());
    }
    for (StepPart step : new TreeMap<>(update.steps()).values()) {
      write(step);
    }
    SortedMap<FlowUpdate.Key, ObservationPart<D>> observations =
        new TreeMap<>(FlowUpdate.Key.ORDER);
    observations.putAll(update.observations());
    for (ObservationPart<D> observation : observations.values()) {
      write(observation);
    }
  }

  /** One event for each time at which attributes were told. */
  private void writeAttributes(UUID flowId, Attributes attributes) throws IOException {
    for (Map.Entry<@Nullable Instant, Attributes> told : attributes.byTime().entrySet()) {
      FlowPart part = FlowPart.unknown(flowId).withAttributes(told.getValue());
      write(part, told.getKey());
    }
  }
}
