package dev.flowtrail.sdk;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import dev.flowtrail.protocol.FieldType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One rule in the rows of a decision: what is the same in every row is encoded once. */
final class RuleColumn<T> {
  private static final SerializedString PASSED = new SerializedString("passed");
  private static final SerializedString ACTUAL = new SerializedString("actual");
  private static final SerializedString DETAIL = new SerializedString("detail");
  private static final int LONGEST_THRESHOLD = 200;
  private static final int MOST_VALUES = 20;

  private final Rule<T> rule;
  private final Column actual;
  private final SerializedString thresholdAndOperator;

  private RuleColumn(Rule<T> rule, String name, SerializedString thresholdAndOperator) {
    this.rule = rule;
    this.actual = new Column(name, rule.condition().type());
    this.thresholdAndOperator = thresholdAndOperator;
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
    return actual.name().getValue();
  }

  /** Writes the rule under its name, as the contract has it. */
  void write(
      JsonGenerator json,
      RowValues values,
      @Nullable Boolean passed,
      @Nullable Object value,
      @Nullable String detail)
      throws IOException {
    json.writeFieldName(actual.name());
    json.writeStartObject();
    json.writeFieldName(PASSED);
    if (passed == null) {
      json.writeNull();
    } else {
      json.writeBoolean(passed);
    }
    json.writeFieldName(ACTUAL);
    values.write(actual.see(value));
    json.writeRaw(thresholdAndOperator);
    if (detail != null) {
      json.writeFieldName(DETAIL);
      json.writeString(detail);
    }
    json.writeEndObject();
  }

  Shape declareIn(Shape shape) {
    String passed = Column.path(CandidateRows.RULES, name(), "passed");
    Shape declared = shape.queryable(passed, FieldType.BOOLEAN);
    return actual.declareIn(declared, CandidateRows.RULES, name(), "actual");
  }

  private static SerializedString constantOf(Condition<?> condition, RowValues values) {
    String threshold = brief(condition.threshold(), values);
    String operator = values.encode(Text.wellFormed(condition.operator()));
    return new SerializedString(",\"threshold\":" + threshold + ",\"operator\":" + operator);
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
