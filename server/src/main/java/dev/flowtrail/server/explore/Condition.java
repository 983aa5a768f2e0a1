package dev.flowtrail.server.explore;

import java.util.List;
import java.util.function.Predicate;

/**
 * What must hold. A comparison with a value that is not there does not hold, so that its negation
 * does.
 */
sealed interface Condition {

  /** Holds for everything. */
  Condition TRUE = new All(List.of());

  /** All hold. */
  record All(List<Condition> parts) implements Condition {}

  /** At least one holds. */
  record Any(List<Condition> parts) implements Condition {}

  record Not(Condition condition) implements Condition {}

  /** One step, or one candidate, fulfils the whole condition. */
  record Has(Scope scope, Condition condition, Span span) implements Condition {}

  record Comparison(Field field, Operator operator, List<Value> values, Span span)
      implements Condition {}

  /** A text occurs, in any case of letters. */
  record Text(String text, Span span) implements Condition {}

  /** Whether one of its innermost parts is such; what stands in braces is one of them. */
  default boolean anyPart(Predicate<Condition> such) {
    return switch (this) {
      case All(List<Condition> parts) -> parts.stream().anyMatch(part -> part.anyPart(such));
      case Any(List<Condition> parts) -> parts.stream().anyMatch(part -> part.anyPart(such));
      case Not(Condition denied) -> denied.anyPart(such);
      case Has has -> such.test(has);
      case Comparison comparison -> such.test(comparison);
      case Text text -> such.test(text);
    };
  }

  /** Whether flows or steps are searched for a text. */
  default boolean speaksOfTexts() {
    return anyPart(part ->
        part instanceof Text
            || part instanceof Has has
                && has.scope() == Scope.STEP
                && has.condition().speaksOfTexts());
  }

  static Condition all(List<Condition> parts) {
    return parts.size() == 1 ? parts.getFirst() : new All(List.copyOf(parts));
  }

  static Condition any(List<Condition> parts) {
    return parts.size() == 1 ? parts.getFirst() : new Any(List.copyOf(parts));
  }

  static Condition not(Condition condition) {
    return condition instanceof Not(Condition denied) ? denied : new Not(condition);
  }
}
