package dev.flowtrail.demo.decision;

import dev.flowtrail.protocol.FieldType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rules of a filter, in the order in which they are told. */
public record RuleSet<T>(String version, List<Rule<T, ?>> rules) {

  /** The rules as they are recorded, by name. */
  record Settings(String version, Map<String, Rule.Setting> rules) {}

  /**
   * Applies every rule to every candidate. Stopping at the first failure would be cheaper, but it
   * blames the rule that happens to stand first.
   */
  public Filtered<T> evaluate(List<T> candidates) {
    return new Filtered<>(candidates.stream().map(this::evaluate).toList());
  }

  Settings settings() {
    Map<String, Rule.Setting> byName = new LinkedHashMap<>();
    rules.forEach(rule -> byName.put(rule.name(), rule.setting()));
    return new Settings(version, byName);
  }

  Map<String, FieldType> queryable() {
    Map<String, FieldType> fields = new LinkedHashMap<>();
    for (Rule<T, ?> rule : rules) {
      fields.put("rules." + rule.name() + ".passed", FieldType.BOOLEAN);
      fields.put("rules." + rule.name() + ".actual", rule.condition().type());
    }
    return fields;
  }

  private Evaluation<T> evaluate(T candidate) {
    Map<String, RuleResult> results = new LinkedHashMap<>();
    rules.forEach(rule -> results.put(rule.name(), rule.apply(candidate)));
    return new Evaluation<>(candidate, results);
  }
}
