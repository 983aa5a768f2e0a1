package dev.flowtrail.sdk;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.flowtrail.protocol.DataWriter;
import dev.flowtrail.protocol.FlowDocument;
import dev.flowtrail.protocol.FlowEventWriter;
import dev.flowtrail.protocol.FlowHead;
import dev.flowtrail.protocol.FlowPart;
import dev.flowtrail.protocol.ObservationPart;
import dev.flowtrail.protocol.StepHead;
import dev.flowtrail.protocol.StepPart;
import java.io.IOException;
import java.time.Instant;

/** Writes what is new of a flow as events. */
final class News {
  private News() {}

  /**
   * Tells of the flow at last.
   *
   * @param at when it was known
   */
  static void write(
      FlowDocument<Snapshot> news, Instant at, JsonGenerator json, DataWriter<Snapshot> data)
      throws IOException {
    FlowEventWriter<Snapshot> events = new FlowEventWriter<>(json, data);
    for (FlowDocument.Step<Snapshot> step : news.steps()) {
      events.write(part(step.head()));
      for (FlowDocument.Observation<Snapshot> observation : step.observations()) {
        events.write(
            new ObservationPart<>(step.head().id(), null, observation.head(), observation.data()));
      }
    }
    events.write(part(news.flow(), at), at);
  }

  private static FlowPart part(FlowHead flow, Instant at) {
    return new FlowPart(
        flow.id(),
        flow.name(),
        flow.key(),
        new dev.flowtrail.protocol.Outcome(flow.status(), flow.reason()),
        flow.createdAt(),
        flow.finishedAt(),
        flow.attributes() == null
            ? null
            : dev.flowtrail.protocol.Attributes.of(flow.attributes(), at),
        flow.trace());
  }

  private static StepPart part(StepHead step) {
    return new StepPart(
        step.id(),
        step.name(),
        step.version(),
        step.position(),
        step.parentId(),
        step.kind(),
        new dev.flowtrail.protocol.Outcome(step.status(), step.reason()),
        step.createdAt(),
        step.startedAt(),
        step.finishedAt());
  }
}
