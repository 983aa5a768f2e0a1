package dev.flowtrail.server.explore;

import dev.flowtrail.server.RunningServer;
import dev.flowtrail.server.http.QuestionBudget;
import dev.flowtrail.server.index.CandidateIndex;
import dev.flowtrail.server.index.IndexLimits;
import dev.flowtrail.server.payload.FileBlobStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The candidates of a server, for which PostgreSQL may name few flows or steps at once. */
final class TightRows implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration LEASE = Duration.ofMinutes(5);

  private final CandidateIndex index;
  private final IndexedRows rows;

  TightRows(RunningServer server, Path folder, int most) throws IOException {
    index =
        new CandidateIndex(
            server.jdbi(),
            new FileBlobStore(server.payloadFolder()),
            QuestionBudget.unlimited(),
            new IndexLimits(folder, 128L << 20, 2, 64L << 20, PATIENCE, PATIENCE, 0));
    ExploreDatabase database =
        new ExploreDatabase(
            server.jdbi(), QuestionBudget.unlimited(), new QuerySlots(2, PATIENCE), PATIENCE);
    rows =
        new IndexedRows(
            index,
            new PostgresSets(database, index, LEASE, most),
            new StoredFacts(database, LEASE));
  }

  /** The step and the id of each candidate that fits. */
  List<String> list(String query, Instant now) {
    Question question = new Question(Scope.CANDIDATE, QueryParser.parse(query, now));
    Slice slice = new Slice(RowOrder.of(Scope.CANDIDATE, ""), 1_000, null);
    return rows.list(question, slice).rows().stream()
        .map(row -> cell(row, "stepId") + " " + cell(row, "id"))
        .toList();
  }

  private static String cell(Row row, String name) {
    List<String> names = CandidateRow.COLUMNS.stream().map(TableColumn::name).toList();
    return String.valueOf(row.cells().get(names.indexOf(name)));
  }

  @Override
  public void close() {
    index.close();
  }
}
