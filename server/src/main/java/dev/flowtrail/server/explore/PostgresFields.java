package dev.flowtrail.server.explore;

import dev.flowtrail.server.store.ShownStatus;
import java.util.Map;
import java.util.Objects;

/** What stands for each field in statements over {@code flow} and {@code step}. */
final class PostgresFields implements FieldSql {

  static final PostgresFields FIELDS = new PostgresFields();

  private static final String MILLIS = "(extract(epoch from %s) * 1000)";

  private static final Map<String, String> OF_FLOW =
      Map.ofEntries(
          Map.entry("process", "flow.name"),
          Map.entry("id", "flow.id"),
          Map.entry("key", "flow.key"),
          Map.entry("status", "(" + ShownStatus.OF_FLOW + ")"),
          Map.entry("reason", "nullif(flow.reason, '')"),
          Map.entry("start", "flow.created_at"),
          Map.entry("end", "flow.finished_at"),
          Map.entry("duration", MILLIS.formatted("flow.finished_at - flow.created_at")),
          Map.entry(
              "steps",
              "(select count(*) from step"
                  + " where step.team_id = flow.team_id and step.flow_id = flow.id)"),
          Map.entry(
              "mark",
              "(select verdict::text from flow_mark"
                  + " where flow_mark.team_id = flow.team_id and flow_mark.flow_id = flow.id)"),
          Map.entry("trace", "flow.trace_id"));

  private static final Map<String, String> OF_STEP =
      Map.ofEntries(
          Map.entry("name", "step.name"),
          Map.entry("kind", "step.kind"),
          Map.entry("status", "step.status::text"),
          Map.entry("reason", "nullif(step.reason, '')"),
          Map.entry("version", "step.version"),
          Map.entry("position", "step.position"),
          Map.entry(
              "duration",
              MILLIS.formatted("step.finished_at - coalesce(step.started_at, step.created_at)")),
          Map.entry("in", "step.candidates_in"),
          Map.entry("out", "step.candidates_out"),
          Map.entry("drop_ratio", "step.drop_ratio"),
          Map.entry("config", "left(step.config_hash::text, 8)"));

  private PostgresFields() {}

  /** The expression for a field that has no member. */
  static String expression(Field field) {
    return Objects.requireNonNull(
        (field.scope() == Scope.FLOW ? OF_FLOW : OF_STEP).get(field.name()), field.name());
  }

  /** An attribute as text. */
  static String attribute(Field field, Parameters parameters) {
    return "(flow.attributes ->> %s)".formatted(parameters.bind(field.member()));
  }

  /** An attribute that is a number in JSON, of a size that numbers can have here. */
  static String numericAttribute(Field field, Parameters parameters) {
    return """
    (case when json_typeof(flow.attributes -> %1$s) = 'number'
          and flow.attributes ->> %1$s ~ '^-?[0-9]{1,100}([.][0-9]{1,100})?([eE][+-]?[0-9]{1,2})?$'
     then (flow.attributes ->> %1$s)::numeric end)\
    """
        .formatted(parameters.bind(field.member()));
  }

  @Override
  public String number(Field field, Parameters parameters) {
    return (field.member().isEmpty() ? expression(field) : numericAttribute(field, parameters))
        + "::float8";
  }

  @Override
  public String value(Field field, Parameters parameters) {
    return field.member().isEmpty() ? expression(field) : attribute(field, parameters);
  }

  @Override
  public String start() {
    return "flow.created_at";
  }
}
