package dev.flowtrail.server.explore;

import dev.flowtrail.server.index.SideTable;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Fields in one statement over candidates, of which some are known of their flows only: these are
 * columns of a relation beside the candidates, which PostgreSQL fills.
 */
final class FlowFacts implements FieldSql {

  /** What the candidates and the relation are joined by. */
  static final String FLOW_ID = "flow_id";

  private final Map<TableColumn, String> expressions = new LinkedHashMap<>();
  private final Parameters parameters = new Parameters();

  /** The candidates together with the relation. */
  static String joined() {
    return "candidates join %s using (%s)".formatted(SideTable.NAME, FLOW_ID);
  }

  /** The columns of the relation that were asked for, each with what it is in PostgreSQL. */
  Map<TableColumn, String> expressions() {
    return expressions;
  }

  /** The values within the expressions. */
  Parameters parameters() {
    return parameters;
  }

  @Override
  public String value(Field field, Parameters own) {
    return CandidateFields.has(field)
        ? CandidateFields.FIELDS.value(field, own)
        : column(typeOf(field), PostgresFields.FIELDS.value(field, parameters));
  }

  @Override
  public String number(Field field, Parameters own) {
    return CandidateFields.has(field)
        ? CandidateFields.FIELDS.number(field, own)
        : column(TableColumn.Type.NUMBER, PostgresFields.FIELDS.number(field, parameters));
  }

  @Override
  public String start() {
    return CandidateFields.FIELDS.start();
  }

  private String column(TableColumn.Type type, String expression) {
    String name = "fact" + expressions.size();
    expressions.put(new TableColumn(name, type), expression);
    return name;
  }

  private static TableColumn.Type typeOf(Field field) {
    return switch (field.type()) {
      case NUMBER, LENGTH -> TableColumn.Type.NUMBER;
      case TIME -> TableColumn.Type.TIME;
      default -> TableColumn.Type.TEXT;
    };
  }
}
