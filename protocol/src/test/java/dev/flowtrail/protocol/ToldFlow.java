package dev.flowtrail.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import org.jspecify.annotations.Nullable;

/**
 * One flow, sent whole and told piece by piece.
 *
 * @param events each as its own update
 */
record ToldFlow(FlowDocument<String> whole, List<FlowUpdate<String>> events) {

  static FlowUpdate<String> update(FlowDocument<String> document) {
    return FlowUpdate.of(document, Contents::hash);
  }

  /** What runs has begun: a flow or a step that tells something of itself is not pending. */
  static Arbitrary<ToldFlow> any() {
    return Documents.any()
        .map(document -> {
          FlowDocument<String> begun = begun(document);
          return new ToldFlow(begun, eventsOf(begun));
        });
  }

  private static FlowDocument<String> begun(FlowDocument<String> document) {
    FlowHead flow = document.flow();
    FlowHead begun =
        new FlowHead(
            flow.id(),
            flow.name(),
            flow.key(),
            begun(flow.status()),
            flow.reason(),
            flow.createdAt(),
            flow.finishedAt(),
            flow.attributes(),
            flow.trace());
    return new FlowDocument<>(begun, document.steps().stream().map(ToldFlow::begun).toList());
  }

  private static FlowDocument.Step<String> begun(FlowDocument.Step<String> step) {
    StepHead head = step.head();
    StepHead begun =
        new StepHead(
            head.id(),
            head.name(),
            head.version(),
            head.position(),
            head.parentId(),
            head.kind(),
            begun(head.status()),
            head.reason(),
            head.createdAt(),
            head.startedAt(),
            head.finishedAt());
    return new FlowDocument.Step<>(begun, step.observations());
  }

  private static Status begun(Status status) {
    return status == Status.PENDING ? Status.RUNNING : status;
  }

  /** As a writer tells them: what begins is told without its end. */
  private static List<FlowUpdate<String>> eventsOf(FlowDocument<String> whole) {
    List<String> lines = new ArrayList<>();
    FlowPart flow = FlowPart.of(whole.flow());
    lines.add(Events.line(writer -> writer.write(beginning(flow), null)));
    for (FlowDocument.Step<String> step : whole.steps()) {
      lines.addAll(eventsOf(step));
    }
    lines.add(Events.line(writer -> writer.write(end(flow), whole.flow().finishedAt())));
    return lines.stream().map(line -> Events.read(whole.flow().id(), line).update()).toList();
  }

  private static List<String> eventsOf(FlowDocument.Step<String> step) {
    List<String> lines = new ArrayList<>();
    StepPart part = StepPart.of(step.head());
    lines.add(Events.line(writer -> writer.write(beginning(part))));
    for (FlowDocument.Observation<String> observation : step.observations()) {
      ObservationPart<String> observed =
          new ObservationPart<>(part.id(), null, observation.head(), observation.data());
      lines.add(Events.line(writer -> writer.write(observed)));
    }
    lines.add(Events.line(writer -> writer.write(end(part))));
    return lines;
  }

  private static FlowPart beginning(FlowPart flow) {
    return new FlowPart(
        flow.id(), flow.name(), flow.key(), running(), flow.createdAt(), null, null, flow.trace());
  }

  private static FlowPart end(FlowPart flow) {
    return new FlowPart(
        flow.id(), null, null, flow.outcome(), null, flow.finishedAt(), flow.attributes(), null);
  }

  private static StepPart beginning(StepPart step) {
    return new StepPart(
        step.id(),
        step.name(),
        step.version(),
        step.position(),
        step.parentId(),
        step.kind(),
        running(),
        step.createdAt(),
        step.startedAt(),
        null);
  }

  private static StepPart end(StepPart step) {
    return new StepPart(
        step.id(), null, null, null, null, null, step.outcome(), null, null, step.finishedAt());
  }

  private static Outcome running() {
    return new Outcome(Status.RUNNING, null);
  }

  /** What a reader sees: when attributes were told, and where in a document things stood, not. */
  static FlowUpdate<String> shown(FlowUpdate<String> update) {
    @Nullable Attributes attributes = update.flow().attributes();
    FlowPart flow =
        update
            .flow()
            .withAttributes(attributes == null ? null : Attributes.of(attributes.json(), null));
    FlowFold<String> fold = FlowFold.beginWith(new FlowUpdate<>(flow, update.steps(), Map.of()));
    update
        .observations()
        .forEach((key, part) ->
            fold.observe(
                key, new ObservationPart<>(part.stepId(), null, part.head(), part.data())));
    return fold.toUpdate();
  }
}
