package dev.flowtrail.server.explore;

import dev.flowtrail.server.http.Problem;
import dev.flowtrail.server.http.ProblemType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Flows or steps that one database found and that another one is told. */
record IdSet(Scope rows, List<Ids> ids) {

  /** More of them would take too much memory on their way. */
  static final int MAX_SIZE = 200_000;

  /**
   * A flow, or a step of it.
   *
   * @param step empty for a flow
   */
  record Ids(String flow, String step) {

    /** Reads the first columns of a row. */
    static Ids read(ResultSet row, Scope rows) throws SQLException {
      return new Ids(row.getString(1), rows == Scope.STEP ? row.getString(2) : "");
    }
  }

  /**
   * Takes what was found.
   *
   * @param rows flows or steps
   * @param most more are too many
   * @throws dev.flowtrail.server.http.ProblemException when there are too many
   */
  static IdSet of(Scope rows, List<Ids> ids, int most) {
    if (ids.size() > most) {
      throw Problem.of(
              ProblemType.QUESTION_TOO_LARGE,
              ("More than %,d %ss fit a part of the query that has to be looked up first. Narrow it"
                      + " by a shorter stretch of time or by a process.")
                  .formatted(most, rows.word()))
          .toException();
    }
    return new IdSet(rows, ids);
  }

  boolean isEmpty() {
    return ids.isEmpty();
  }

  private String joined(Function<Ids, String> part) {
    return ids.stream().map(part).collect(Collectors.joining(","));
  }

  /** A condition over {@code candidates}. */
  String inDuckDb(Parameters parameters) {
    String flows = unnested(parameters.bind(joined(Ids::flow)));
    return rows == Scope.FLOW
        ? "flow_id in (select %s)".formatted(flows)
        : "(flow_id, step_id) in (select %s, %s)"
            .formatted(flows, unnested(parameters.bind(joined(Ids::step))));
  }

  private static String unnested(String parameter) {
    return "unnest(string_split(%s, ','))::uuid".formatted(parameter);
  }

  /** A condition over {@code flow}, or {@code flow} and {@code step}. */
  String inPostgres(Parameters parameters) {
    String flows = array(parameters.bind(joined(Ids::flow)));
    return rows == Scope.FLOW
        ? "flow.id = any(%s)".formatted(flows)
        : "(flow.id, step.id) in (select * from unnest(%s, %s))"
            .formatted(flows, array(parameters.bind(joined(Ids::step))));
  }

  private static String array(String parameter) {
    return "string_to_array(%s, ',')::uuid[]".formatted(parameter);
  }
}
