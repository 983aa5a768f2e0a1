package dev.flowtrail.server.explore;

import dev.flowtrail.server.http.Answers;
import dev.flowtrail.server.index.CandidateQueryException;
import dev.flowtrail.server.index.Column;
import dev.flowtrail.server.index.ParquetFiles;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gives answers as tables, in pieces, so that no table has to fit into memory. Thread-safe. */
final class TableExport {

  private final ParquetFiles parquet;

  TableExport(ParquetFiles parquet) {
    this.parquet = parquet;
  }

  /**
   * A table.
   *
   * @param pieces its rows, some at a time
   */
  record Table(List<TableColumn> columns, Iterator<List<List<@Nullable Object>>> pieces) {}

  /** Sends a table in a form that is not JSON. */
  void send(ServerResponse response, AnswerForm form, Table table) {
    try {
      if (form == AnswerForm.PARQUET) {
        sendParquet(response, table);
      } else {
        sendCsv(response, table);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static OutputStream begin(ServerResponse response, AnswerForm form) {
    response.header(HeaderNames.CONTENT_TYPE, form.contentType());
    response.header(HeaderNames.CACHE_CONTROL, "no-cache");
    return Answers.stream(response);
  }

  private static void sendCsv(ServerResponse response, Table table) throws IOException {
    try (OutputStream out = begin(response, AnswerForm.CSV)) {
      Csv csv = new Csv(out);
      csv.head(table.columns());
      while (table.pieces().hasNext()) {
        for (List<@Nullable Object> row : table.pieces().next()) {
          csv.line(row);
        }
      }
    }
  }

  /** The file is whole before the answer begins: its end tells where everything in it lies. */
  private void sendParquet(ServerResponse response, Table table) throws IOException {
    try (ParquetFiles.Draft draft = parquet.begin(columns(table))) {
      while (table.pieces().hasNext()) {
        draft.add(table.pieces().next());
      }
      Path file = draft.finish();
      response.contentLength(Files.size(file));
      try (OutputStream out = begin(response, AnswerForm.PARQUET)) {
        Files.copy(file, out);
      }
    } catch (CandidateQueryException e) {
      throw e.toProblem();
    }
  }

  private static List<Column> columns(Table table) {
    return table.columns().stream()
        .map(column -> new Column(column.name(), column.type().inDuckDb()))
        .toList();
  }
}
