package dev.flowtrail.sdk;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.flowtrail.protocol.FieldType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One rule in the rows of a decision: what is the same in every row is encoded once. */
final class RuleColumn<T> {
  private static final byte[] DETAIL = JsonText.lead("detail");
  private static final int LONGEST_THRESHOLD = 200;
  private static final int MOST_VALUES = 20;

  private final Rule<T> rule;
  private final Column actual;
  private final byte[] passedLead;
  private final byte[] failedLead;
  private final byte[] undecidedLead;
  private final byte[] thresholdAndOperator;

  private RuleColumn(Rule<T> rule, String name, byte[] thresholdAndOperator) {
    this.rule = rule;
    this.actual = new Column(name, rule.condition().type());
    this.passedLead = lead(name, "true");
    this.failedLead = lead(name, "false");
    this.undecidedLead = lead(name, "null");
    this.thresholdAndOperator = thresholdAndOperator;
  }

  /** All that stands before the actual value. */
  private static byte[] lead(String name, String passed) {
    return JsonText.lead(name, "{\"passed\":" + passed + ",\"actual\":");
  }

  static <T> List<RuleColumn<T>> of(List<Rule<T>> rules, RowValues values) {
    List<String> names = Column.distinct(rules.stream().map(Rule::name).toList());
    List<RuleColumn<T>> columns = new ArrayList<>();
    for (int i = 0; i < rules.size(); i++) {
      Rule<T> rule = rules.get(i);
      columns.add(new RuleColumn<>(rule, names.get(i), constantOf(rule.condition(), values)));
    }
    return columns;
  }

  Rule<T> rule() {
    return rule;
  }

  String name() {
    return actual.name();
  }

  /** Writes the rule under its name, as the contract has it. */
  void write(
      PlainJson json,
      RowValues values,
      @Nullable Boolean passed,
      @Nullable Object value,
      @Nullable String detail)
      throws IOException {
    json.name(passed == null ? undecidedLead : passed ? passedLead : failedLead);
    values.write(actual.see(value));
    json.encoded(thresholdAndOperator);
    if (detail != null) {
      json.name(DETAIL);
      json.text(detail);
    }
    json.endObject();
  }

  Shape declareIn(Shape shape) {
    String passed = Column.path(CandidateRows.RULES, name(), "passed");
    Shape declared = shape.queryable(passed, FieldType.BOOLEAN);
    return actual.declareIn(declared, CandidateRows.RULES, name(), "actual");
  }

  private static byte[] constantOf(Condition<?> condition, RowValues values) {
    String threshold = brief(condition.threshold(), values);
    String operator = values.encode(Text.wellFormed(condition.operator()));
    return ("\"threshold\":" + threshold + ",\"operator\":" + operator).getBytes(UTF_8);
  }

  /** A long list of allowed values is told once, in the config, and not in every row. */
  private static String brief(@Nullable Object threshold, RowValues values) {
    if (threshold instanceof Collection<?> many && many.size() > MOST_VALUES) {
      return "\"one of " + many.size() + " values, see config\"";
    }
    String json = values.encode(threshold);
    return json.length() > LONGEST_THRESHOLD ? "\"see config\"" : json;
  }
}
