package dev.flowtrail.server.explore;

import dev.flowtrail.server.explore.Condition.All;
import dev.flowtrail.server.explore.Condition.Comparison;
import dev.flowtrail.server.explore.Condition.Has;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What holds for exactly the rows of one group. What is said of the row's own step or candidate
 * goes into one pair of braces, so that the same query finds the flows that the rows are of.
 */
final class GroupCondition {

  private GroupCondition() {}

  static Condition of(
      Question question, List<Group> groups, List<? extends @Nullable Object> values) {
    List<Condition> ofFlow = new ArrayList<>();
    List<Condition> ofRow = new ArrayList<>();
    boolean braces = false;
    for (Condition part : parts(question.condition())) {
      if (part instanceof Has(Scope scope, Condition inner, Span ignored)
          && scope == question.rows()) {
        braces = true;
        ofRow.addAll(parts(inner));
      } else {
        ofFlow.add(part);
      }
    }
    for (int i = 0; i < groups.size(); i++) {
      for (Comparison comparison : groups.get(i).conditions(values.get(i))) {
        (comparison.field().scope() == Scope.FLOW ? ofFlow : ofRow).add(comparison);
      }
    }
    if (braces || !ofRow.isEmpty()) {
      ofFlow.add(new Has(question.rows(), Condition.all(ofRow), Group.NOWHERE));
    }
    return Condition.all(ofFlow);
  }

  private static List<Condition> parts(Condition condition) {
    return condition instanceof All(List<Condition> parts) ? parts : List.of(condition);
  }
}
