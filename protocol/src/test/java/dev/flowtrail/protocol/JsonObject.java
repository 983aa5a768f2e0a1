package dev.flowtrail.protocol;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The text of a JSON object that tests change member by member; values are JSON texts. */
record JsonObject(Map<String, String> members) {

  static JsonObject empty() {
    return new JsonObject(Map.of());
  }

  /** Puts the member last, or in the place of the one that has its name. */
  JsonObject with(String member, Object json) {
    Map<String, String> changed = new LinkedHashMap<>(members);
    changed.put(member, json.toString());
    return new JsonObject(changed);
  }

  JsonObject without(String member) {
    Map<String, String> changed = new LinkedHashMap<>(members);
    changed.remove(member);
    return new JsonObject(changed);
  }

  @Override
  public String toString() {
    return members.entrySet().stream()
        .map(member -> "\"" + member.getKey() + "\": " + member.getValue())
        .collect(Collectors.joining(", ", "{", "}"));
  }
}
