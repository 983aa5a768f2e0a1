package dev.flowtrail.server.explore;

import java.util.LinkedHashMap;
import java.util.Map;

/** The values of one statement, each under a name of its own. */
final class Parameters {

  private final Map<String, Object> values = new LinkedHashMap<>();

  /** Notes a value and gives what stands for it in the statement. */
  String bind(Object value) {
    String name = "v" + values.size();
    values.put(name, value);
    return ":" + name;
  }

  Map<String, Object> values() {
    return values;
  }
}
