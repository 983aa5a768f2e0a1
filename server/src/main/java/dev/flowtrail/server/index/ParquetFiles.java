package dev.flowtrail.server.index;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * Writes tables as Parquet, for those who take them away, by a DuckDB that reaches these files and
 * nothing else. What does not fit into its memory it keeps on the disk.
 *
 * <p>Thread-safe. All is done on one thread of the platform: what DuckDB computes would hold the
 * carriers of virtual ones.
 */
public final class ParquetFiles implements AutoCloseable {

  private static final String WRITE =
      "copy (select %s from exported) to %s (format parquet, compression zstd)";

  private final Path folder;
  private final DuckDb duck;
  private final ThreadPoolExecutor thread;

  /** Nothing is loaded before the first table. */
  public ParquetFiles(IndexLimits limits) {
    this.folder = limits.folder().resolve("exports");
    this.duck = new DuckDb(limits, List.of(folder));
    this.thread =
        new ThreadPoolExecutor(
            1,
            1,
            30,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Thread.ofPlatform().name("parquet").daemon().factory());
    thread.allowCoreThreadTimeOut(true);
  }

  /**
   * Begins a table. The second column of a name gets a number behind it.
   *
   * @throws CandidateQueryException when that cannot be done now, as of all that follows
   */
  public Draft begin(List<Column> columns) {
    return work(() -> new Draft(columns));
  }

  /** A table on its way into a file, and the file until this is closed. */
  public final class Draft implements AutoCloseable {

    private final List<Column> columns;
    private final Path file;
    private final DuckDBConnection connection;
    private final DuckDBAppender appender;

    private Draft(List<Column> columns) throws SQLException, IOException {
      this.columns = List.copyOf(columns);
      this.file = Files.createDirectories(folder).resolve(UUID.randomUUID() + ".parquet");
      this.connection = duck.connect().unwrap(DuckDBConnection.class);
      execute("create temp table exported (%s)".formatted(columnsOfTable()));
      this.appender = connection.createAppender("temp", "main", "exported");
    }

    /** Under names that need no care. */
    private String columnsOfTable() {
      return IntStream.range(0, columns.size())
          .mapToObj(i -> "c" + i + " " + columns.get(i).type().sql())
          .collect(Collectors.joining(", "));
    }

    private void execute(String sql) throws SQLException {
      try (Statement statement = connection.createStatement()) {
        statement.execute(sql);
      }
    }

    /** Adds rows, each with a value for every column. */
    public void add(List<List<@Nullable Object>> rows) {
      work(() -> {
        for (List<@Nullable Object> row : rows) {
          Column.append(appender, columns, row);
        }
        return true;
      });
    }

    /** No more are added; a file that holds them all. */
    public Path finish() {
      return work(() -> {
        appender.close();
        execute(WRITE.formatted(named(), DuckDb.quote(file.toString())));
        connection.close();
        return file;
      });
    }

    private String named() {
      List<String> names = distinct(columns.stream().map(Column::name).toList());
      return IntStream.range(0, names.size())
          .mapToObj(i -> "c" + i + " as \"" + names.get(i).replace("\"", "\"\"") + '"')
          .collect(Collectors.joining(", "));
    }

    @Override
    public void close() {
      work(() -> {
        connection.close();
        return Files.deleteIfExists(file);
      });
    }
  }

  /** Different also for those who do not tell upper case from lower. */
  private static List<String> distinct(List<String> names) {
    List<String> distinct = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    for (String name : names) {
      String free = name;
      for (int i = 2; !taken.add(free.toLowerCase(Locale.ROOT)); i++) {
        free = name + "_" + i;
      }
      distinct.add(free);
    }
    return distinct;
  }

  private <T> T work(Callable<T> piece) {
    try {
      return thread.submit(piece).get();
    } catch (ExecutionException e) {
      throw new CandidateQueryException.Unavailable(
          "the table cannot be written as Parquet now", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CandidateQueryException.Unavailable("the server ends", e);
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
    duck.close();
  }
}
