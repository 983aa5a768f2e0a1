package dev.flowtrail.server.otlp;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What of a root span becomes attributes of the flow: flows are listed and filtered by them, so
 * they are few and short. The others are seen in the step that such a root becomes.
 */
final class FlowAttributes {

  private static final int MAX_COUNT = 100;
  private static final int MAX_LENGTH = 1_000;
  private static final int MAX_NAME_LENGTH = 255;

  private FlowAttributes() {}

  /** The short ones, and what service it was. */
  static Map<String, Value> of(Span root) {
    Map<String, Value> chosen = new LinkedHashMap<>();
    add(Resources.ofService(root.source()), chosen);
    add(root.attributes(), chosen);
    return chosen;
  }

  private static void add(Map<String, Value> attributes, Map<String, Value> chosen) {
    attributes.forEach((name, value) -> {
      if (chosen.size() < MAX_COUNT && !Conventions.isContent(name) && isShort(name, value)) {
        chosen.put(name, value);
      }
    });
  }

  private static boolean isShort(String name, Value value) {
    return name.length() <= MAX_NAME_LENGTH
        && switch (value) {
          case Value.Text(String text) -> text.length() <= MAX_LENGTH;
          case Value.Flag it -> true;
          case Value.Whole it -> true;
          case Value.Decimal it -> true;
          case Value.Items(var items) ->
              items.size() <= 10
                  && items.stream().allMatch(item -> item.text() != null)
                  && JsonInText.textOf(value).length() <= MAX_LENGTH;
          case Value.Members it -> false;
          case Value.Json it -> false;
          case Value.Nothing it -> false;
        };
  }

  /** Whether the flow has all of them, contents aside. */
  static boolean holdAllOf(Span root) {
    Set<String> names = new HashSet<>(root.attributes().keySet());
    names.removeIf(Conventions::isContent);
    return of(root).keySet().containsAll(names);
  }
}
