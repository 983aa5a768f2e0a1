package dev.flowtrail.server.explore;

import dev.flowtrail.server.index.CandidateIndex;
import dev.flowtrail.server.index.RowMapper;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists and counts candidates, out of the index. Thread-safe. */
final class IndexedRows {

  private static final String READ =
      """
      select %s, %s
      from candidates%s
      %s
      order by %s
      limit %d
      """;

  private static final String FLOWS = "select distinct flow_id::varchar from candidates";
  private static final String LIMITED = "\nlimit " + (IdSet.MAX_SIZE + 1);

  private final CandidateIndex index;
  private final StoredSets stored;
  private final StoredFacts facts;

  IndexedRows(CandidateIndex index, StoredSets stored, StoredFacts facts) {
    this.index = index;
    this.stored = stored;
    this.facts = facts;
  }

  Page list(Question question, Slice slice) {
    Parameters parameters = new Parameters();
    String where = where(question, parameters);
    RowOrder order = slice.order();
    String sql =
        READ.formatted(
            CandidateRow.SELECTED,
            order.selected(),
            where,
            order.behind(slice.cursor(), parameters),
            order.orderBy(),
            slice.limit() + 1);
    return Page.of(
        CandidateStatement.of(sql, parameters, question.condition())
            .run(
                index,
                row -> new Page.Placed(TableRow.read(row, CandidateRow.COLUMNS), order.place(row))),
        slice.limit());
  }

  private String where(Question question, Parameters parameters) {
    return "\nwhere " + new CandidateCondition(parameters, stored).sql(question.condition());
  }

  AggregateAnswer aggregate(Question question, Aggregation aggregation) {
    Parameters parameters = new Parameters();
    String where = where(question, parameters);
    List<TableColumn> columns = aggregation.columns();
    RowMapper<List<@Nullable Object>> mapper = row -> AggregateAnswer.values(row, columns);
    return AggregateAnswer.of(
        question,
        aggregation,
        aggregation.fields().allMatch(CandidateFields::has)
            ? CandidateStatement.of(
                    aggregation.sql(CandidateFields.FIELDS, parameters, "from candidates" + where),
                    parameters,
                    question.condition())
                .run(index, mapper)
            : joined(question, aggregation, parameters, where, mapper));
  }

  /**
   * First the flows whose candidates fit, then what is known of these flows, then both together.
   * Candidates of flows that were indexed meanwhile are left out.
   */
  private <T> List<T> joined(
      Question question,
      Aggregation aggregation,
      Parameters parameters,
      String where,
      RowMapper<T> mapper) {
    IdSet flows =
        IdSet.of(
            Scope.FLOW,
            CandidateStatement.of(FLOWS + where + LIMITED, parameters, question.condition())
                .run(index, row -> IdSet.Ids.read(row, Scope.FLOW)),
            IdSet.MAX_SIZE);
    FlowFacts fields = new FlowFacts();
    String sql = aggregation.sql(fields, parameters, "from " + FlowFacts.joined() + where);
    return CandidateStatement.of(sql, parameters, question.condition())
        .run(index, facts.read(fields, flows), mapper);
  }
}
