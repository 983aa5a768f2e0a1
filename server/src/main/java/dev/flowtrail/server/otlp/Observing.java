package dev.flowtrail.server.otlp;

import dev.flowtrail.protocol.ObservationRole;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds what a span's attributes and events let observe. For one span and one thread. */
final class Observing {

  private final Span span;
  private final JsonInText texts;
  private final Remaining attributes;
  private final List<Span.Event> events = new ArrayList<>();
  private final List<Seen> seen = new ArrayList<>();

  private Observing(Span span, JsonInText texts) {
    this.span = span;
    this.texts = texts;
    this.attributes = new Remaining(span.attributes());
    for (Span.Event event : span.events()) {
      if (Conventions.DETAILS.contains(event.name())) {
        attributes.addIfAbsent(event.attributes());
      } else {
        events.add(event);
      }
    }
  }

  /**
   * Everything, in the order in which it is worth reading. The last one, {@code span}, is always
   * there; it has what none of the others tells.
   */
  static List<Seen> in(Span span, JsonInText texts) {
    Observing observing = new Observing(span, texts);
    observing.observe();
    return observing.seen;
  }

  private void observe() {
    leaveOutNames();
    addIfAny("input", ObservationRole.INPUT, input());
    addIfAny("config", ObservationRole.CONFIG, config());
    Candidates.find(attributes, texts).ifPresent(seen::add);
    addIfAny("output", ObservationRole.OUTPUT, output());
    addIfAny("usage", ObservationRole.OTHER, membersOf(attributes.takeAll(Conventions.USAGE)));
    addIfAny("evaluations", ObservationRole.OTHER, evaluations());
    addIfAny("events", ObservationRole.OTHER, otherEvents());
    addIfAny("links", ObservationRole.OTHER, links());
    seen.add(new Seen("span", ObservationRole.OTHER, itself()));
  }

  private void leaveOutNames() {
    attributes.take(Conventions.FLOW_NAME);
    attributes.take(Conventions.FLOW_KEY);
    attributes.take(Conventions.STEP_NAME);
    attributes.take(Conventions.STEP_KIND);
  }

  private void addIfAny(String name, ObservationRole role, @Nullable Value data) {
    if (data != null) {
      seen.add(new Seen(name, role, data));
    }
  }

  private @Nullable Value input() {
    Value own = attributes.take(Conventions.OWN_INPUT);
    if (own != null) {
      return texts.unfold(own);
    }
    Value messages = attributes.take(Conventions.INPUT_MESSAGES);
    Value system = attributes.take(Conventions.SYSTEM_INSTRUCTIONS);
    if (system != null) {
      Map<String, Value> both = new LinkedHashMap<>();
      both.put(Conventions.SYSTEM_INSTRUCTIONS.member(), texts.unfold(system));
      if (messages != null) {
        both.put(Conventions.INPUT_MESSAGES.member(), texts.unfold(messages));
      }
      return new Value.Members(both);
    }
    if (messages != null) {
      return texts.unfold(messages);
    }
    return firstOf(
        spoken(Conventions.INPUT_EVENTS), Conventions.NUMBERED_INPUT, Conventions.PLAIN_INPUT);
  }

  private @Nullable Value output() {
    Value own = attributes.take(Conventions.OWN_OUTPUT);
    Value messages = own == null ? attributes.take(Conventions.OUTPUT_MESSAGES) : own;
    return messages == null
        ? firstOf(
            spoken(Map.of(Conventions.OUTPUT_EVENT, "assistant")),
            Conventions.NUMBERED_OUTPUT,
            Conventions.PLAIN_OUTPUT)
        : texts.unfold(messages);
  }

  private @Nullable Value firstOf(List<Value> spoken, Map<String, String> numbered, Term plain) {
    if (!spoken.isEmpty()) {
      return new Value.Items(spoken);
    }
    for (Map.Entry<String, String> form : numbered.entrySet()) {
      List<Value> items = attributes.takeNumbered(form.getKey(), form.getValue());
      if (!items.isEmpty()) {
        return new Value.Items(items);
      }
    }
    Value value = attributes.takeFirst(plain);
    return value == null ? null : texts.unfold(value);
  }

  /** Takes the events that are a message each. */
  private List<Value> spoken(Map<String, String> speakers) {
    List<Value> messages = new ArrayList<>();
    for (Span.Event event : take(speakers.keySet())) {
      Map<String, Value> message = new LinkedHashMap<>();
      message.put("role", new Value.Text(speakers.getOrDefault(event.name(), "")));
      event
          .attributes()
          .forEach((name, value) -> {
            if (!name.startsWith("gen_ai.")) {
              message.put(name, texts.unfold(value));
            }
          });
      messages.add(new Value.Members(message));
    }
    return messages;
  }

  private List<Span.Event> take(Iterable<String> names) {
    List<Span.Event> taken = new ArrayList<>();
    for (Span.Event event : List.copyOf(events)) {
      for (String name : names) {
        if (event.name().equals(name)) {
          taken.add(event);
        }
      }
    }
    events.removeAll(taken);
    return taken;
  }

  private @Nullable Value config() {
    Map<String, Value> known = attributes.takeAll(Conventions.CONFIG);
    Value own = attributes.take(Conventions.OWN_CONFIG);
    if (own != null && known.isEmpty()) {
      return texts.unfold(own);
    }
    if (own != null) {
      known.put(Conventions.OWN_CONFIG.member(), texts.unfold(own));
    }
    return membersOf(known);
  }

  private @Nullable Value evaluations() {
    List<Value> verdicts = new ArrayList<>();
    for (Span.Event event : take(List.of(Conventions.EVALUATION_EVENT))) {
      Remaining told = new Remaining(event.attributes());
      Map<String, Value> verdict = told.takeAll(Conventions.EVALUATION);
      told.rest().forEach(verdict::putIfAbsent);
      verdicts.add(new Value.Members(verdict));
    }
    return itemsOf(verdicts);
  }

  private @Nullable Value otherEvents() {
    List<Value> others = new ArrayList<>();
    for (Span.Event event : events) {
      Map<String, Value> members = new LinkedHashMap<>();
      members.put("name", new Value.Text(event.name()));
      members.put("time", new Value.Text(Nanos.toInstant(timeOf(event)).toString()));
      members.put("attributes", new Value.Members(event.attributes()));
      others.add(new Value.Members(members));
    }
    return itemsOf(others);
  }

  private long timeOf(Span.Event event) {
    return event.nanos() > 0 ? event.nanos() : span.startNanos();
  }

  private @Nullable Value links() {
    List<Value> links = new ArrayList<>();
    for (Span.Link link : span.links()) {
      Map<String, Value> members = new LinkedHashMap<>();
      members.put("traceId", new Value.Text(link.traceId()));
      members.put("spanId", new Value.Text(link.spanId()));
      members.put("attributes", new Value.Members(link.attributes()));
      links.add(new Value.Members(members));
    }
    return itemsOf(links);
  }

  /** Where it can be found again, who made it, and all that has no place of its own. */
  private Value itself() {
    Map<String, Value> members = new LinkedHashMap<>();
    members.put("spanId", new Value.Text(span.spanId()));
    members.put("kind", new Value.Text(span.kind().name().toLowerCase(Locale.ROOT)));
    members.put("scope", new Value.Text(span.source().scope()));
    members.put("attributes", new Value.Members(attributes.rest()));
    members.put("resource", new Value.Members(Resources.telling(span.source())));
    addDropped(members, "droppedAttributes", span.dropped().attributes());
    addDropped(members, "droppedEvents", span.dropped().events());
    addDropped(members, "droppedLinks", span.dropped().links());
    return new Value.Members(members);
  }

  private static void addDropped(Map<String, Value> members, String name, long count) {
    if (count > 0) {
      members.put(name, new Value.Whole(count));
    }
  }

  private static @Nullable Value membersOf(Map<String, Value> members) {
    return members.isEmpty() ? null : new Value.Members(members);
  }

  private static @Nullable Value itemsOf(List<Value> items) {
    return items.isEmpty() ? null : new Value.Items(items);
  }
}
