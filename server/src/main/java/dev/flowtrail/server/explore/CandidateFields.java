package dev.flowtrail.server.explore;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What stands for each field in statements over the relation {@code candidates} of the index. */
final class CandidateFields implements FieldSql {

  static final CandidateFields FIELDS = new CandidateFields();

  /** Of flows and steps the relation knows only these; all others are asked of PostgreSQL. */
  private static final Map<Scope, Map<String, String>> EXPRESSIONS =
      Map.of(
          Scope.FLOW,
          Map.of("process", "process", "id", "flow_id", "start", "flow_start"),
          Scope.STEP,
          Map.of("name", "step", "kind", "kind"),
          Scope.CANDIDATE,
          Map.of(
              "id", "candidate_id",
              "passed", "passed",
              "rule", "rule",
              "reason", "nullif(reason, '')",
              "score", "score",
              "rank", "rank",
              "step", "step",
              "kind", "kind"));

  private CandidateFields() {}

  private static @Nullable String find(Field field) {
    return EXPRESSIONS.getOrDefault(field.scope(), Map.of()).get(field.name());
  }

  /** Whether the relation has it. */
  static boolean has(Field field) {
    return field.scope() == Scope.CANDIDATE || find(field) != null;
  }

  @Override
  public String value(Field field, Parameters parameters) {
    return field.member().isEmpty()
        ? Objects.requireNonNull(find(field), field.name())
        : "fields[%s]".formatted(parameters.bind(field.member()));
  }

  @Override
  public String number(Field field, Parameters parameters) {
    return "try_cast(%s as double)".formatted(value(field, parameters));
  }

  @Override
  public String start() {
    return "flow_start";
  }
}
