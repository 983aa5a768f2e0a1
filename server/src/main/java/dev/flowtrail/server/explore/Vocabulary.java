package dev.flowtrail.server.explore;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All fields that the language has, each with a word of help. */
final class Vocabulary {

  /**
   * A field, or all fields whose names begin like this one.
   *
   * @param named whether a name of the reader's data follows behind a dot
   * @param help what it is, in a few words
   */
  record Entry(String name, ValueType type, boolean named, String help) {}

  private static final Map<Scope, Map<String, Entry>> ENTRIES =
      Map.of(
          Scope.FLOW,
          entries(
              entry("process", ValueType.TEXT, "name of the process"),
              entry("id", ValueType.ID, "id of the flow"),
              entry("key", ValueType.TEXT, "business key of the flow"),
              entry("status", ValueType.STATUS, "where the flow stands"),
              entry("reason", ValueType.TEXT, "why the flow ended as it did"),
              entry("start", ValueType.TIME, "when the flow began"),
              entry("end", ValueType.TIME, "when the flow ended"),
              entry("duration", ValueType.LENGTH, "from the flow's beginning to its end"),
              entry("steps", ValueType.NUMBER, "how many steps the flow has"),
              entry("mark", ValueType.MARK, "what a person said of the flow"),
              entry("trace", ValueType.TEXT, "trace id that the flow was told under"),
              new Entry("attr", ValueType.ANY, true, "an attribute of the flow, by its name")),
          Scope.STEP,
          entries(
              entry("name", ValueType.TEXT, "name of the step"),
              entry("kind", ValueType.TEXT, "what the step does: filter, score, rank, ..."),
              entry("status", ValueType.STATUS, "where the step stands"),
              entry("reason", ValueType.TEXT, "why the step ended as it did"),
              entry("version", ValueType.NUMBER, "which repeat of its name the step is"),
              entry("position", ValueType.NUMBER, "place of the step within its flow"),
              entry("duration", ValueType.LENGTH, "from the step's beginning to its end"),
              entry("in", ValueType.NUMBER, "how many candidates went in"),
              entry("out", ValueType.NUMBER, "how many candidates came out"),
              entry(
                  "drop_ratio",
                  ValueType.NUMBER,
                  "share of its candidates that it dropped, 0 to 1"),
              entry("config", ValueType.TEXT, "first 8 digits of its configuration's hash")),
          Scope.CANDIDATE,
          entries(
              entry("id", ValueType.TEXT, "id of the candidate"),
              entry("passed", ValueType.FLAG, "whether the step let it through"),
              entry("rule", ValueType.TEXT, "first rule that it failed"),
              entry("reason", ValueType.TEXT, "reason given for it"),
              entry("score", ValueType.NUMBER, "its score"),
              entry("rank", ValueType.NUMBER, "its rank"),
              entry("step", ValueType.TEXT, "name of the step that decided about it"),
              entry("kind", ValueType.TEXT, "kind of the step that decided about it"),
              new Entry("field", ValueType.ANY, true, "a queryable field, by its name")));

  private Vocabulary() {}

  private static Entry entry(String name, ValueType type, String help) {
    return new Entry(name, type, false, help);
  }

  private static Map<String, Entry> entries(Entry... entries) {
    Map<String, Entry> byName = new LinkedHashMap<>();
    for (Entry entry : entries) {
      byName.put(entry.name(), entry);
    }
    return byName;
  }

  /** The field of this name, as a query writes it; null when there is none. */
  static @Nullable Field find(Scope scope, String name) {
    int dot = name.indexOf('.');
    Entry entry = byName(scope).get(dot < 0 ? name : name.substring(0, dot));
    boolean hasMember = dot >= 0 && dot + 1 < name.length();
    return entry == null || entry.named() != hasMember || dot >= 0 && !hasMember
        ? null
        : new Field(scope, entry.name(), entry.type(), hasMember ? name.substring(dot + 1) : "");
  }

  /**
   * The field of this name that a row has: its own, or else one of its flow; null when there is
   * none. {@code step} is a step's name.
   */
  static @Nullable Field ofRow(Scope rows, String name) {
    Field own = find(rows, rows == Scope.STEP && name.equals("step") ? "name" : name);
    if (own != null || rows == Scope.FLOW) {
      return own;
    }
    return find(Scope.FLOW, name);
  }

  /** All fields of flows, steps or candidates. */
  static List<Entry> of(Scope scope) {
    return List.copyOf(byName(scope).values());
  }

  /** Their names, for errors. */
  static List<String> names(Scope scope) {
    return of(scope).stream()
        .map(entry -> entry.named() ? entry.name() + ".…" : entry.name())
        .toList();
  }

  private static Map<String, Entry> byName(Scope scope) {
    return ENTRIES.getOrDefault(scope, Map.of());
  }
}
