package dev.flowtrail.server.explore;

import dev.flowtrail.server.index.CandidateIndex;
import java.util.List;

/** Lists and counts candidates, out of the index. Thread-safe. */
final class IndexedRows {

  private static final String READ =
      """
      select %s, %s
      %s
      %s
      order by %s
      limit %d
      """;

  private final CandidateIndex index;
  private final StoredSets stored;

  IndexedRows(CandidateIndex index, StoredSets stored) {
    this.index = index;
    this.stored = stored;
  }

  Page list(Question question, Slice slice) {
    Parameters parameters = new Parameters();
    String from = from(question, parameters);
    RowOrder order = slice.order();
    String sql =
        READ.formatted(
            CandidateRow.SELECTED,
            order.selected(),
            from,
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

  private String from(Question question, Parameters parameters) {
    return "from candidates\nwhere "
        + new CandidateCondition(parameters, stored).sql(question.condition());
  }

  AggregateAnswer aggregate(Question question, Aggregation aggregation) {
    Parameters parameters = new Parameters();
    String from = from(question, parameters);
    String sql = aggregation.sql(CandidateFields.FIELDS, parameters, from);
    List<TableColumn> columns = aggregation.columns();
    return AggregateAnswer.of(
        question,
        aggregation,
        CandidateStatement.of(sql, parameters, question.condition())
            .run(index, row -> AggregateAnswer.values(row, columns)));
  }
}
