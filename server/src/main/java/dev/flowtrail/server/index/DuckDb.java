package dev.flowtrail.server.index;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;
import org.jspecify.annotations.Nullable;

/**
 * A DuckDB in this process, without data of its own. It is loaded when it is first needed, reads
 * and writes in the given folders only, loads no extensions, and nobody can change that afterwards.
 * Thread-safe.
 */
final class DuckDb implements AutoCloseable {

  private static final int SPILL_FACTOR = 16;

  private final IndexLimits limits;
  private final List<Path> folders;
  private @Nullable DuckDBConnection instance;

  /**
   * @param folders the only ones that it may touch, besides one for what does not fit into memory
   */
  DuckDb(IndexLimits limits, List<Path> folders) {
    this.limits = limits;
    this.folders = List.copyOf(folders);
  }

  /** A connection of its own; temporary tables and views end with it. */
  synchronized Connection connect() throws SQLException {
    if (instance == null) {
      instance = open();
    }
    return instance.duplicate();
  }

  private DuckDBConnection open() throws SQLException {
    DuckDBConnection opened =
        new DuckDBDriver().connect("jdbc:duckdb:", new Properties()).unwrap(DuckDBConnection.class);
    try (Statement statement = opened.createStatement()) {
      for (String setting : settings(createSpillFolder())) {
        statement.execute("set " + setting);
      }
      NativeLibrary.forgetFile();
      return opened;
    } catch (SQLException | IOException | RuntimeException e) {
      opened.close();
      throw e instanceof SQLException failure ? failure : new SQLException(e);
    }
  }

  private Path createSpillFolder() throws IOException {
    return Files.createTempDirectory(Files.createDirectories(limits.folder()), "spill");
  }

  /** In this order: the last one ends all changes. */
  private List<String> settings(Path spillFolder) {
    return List.of(
        "memory_limit = '" + limits.memoryBytes() + "B'",
        "threads = " + limits.threads(),
        "temp_directory = " + quote(spillFolder.toString()),
        "max_temp_directory_size = '" + limits.memoryBytes() * SPILL_FACTOR + "B'",
        "preserve_insertion_order = false",
        "parquet_metadata_cache = true",
        "TimeZone = 'UTC'",
        "autoinstall_known_extensions = false",
        "autoload_known_extensions = false",
        "allow_community_extensions = false",
        "allowed_directories = "
            + folders.stream()
                .map(folder -> quote(folder.toString()))
                .collect(Collectors.joining(", ", "[", "]")),
        "enable_external_access = false",
        "lock_configuration = true");
  }

  /** A text as it stands in SQL, where no parameter can stand. */
  static String quote(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  @Override
  public synchronized void close() {
    try {
      if (instance != null) {
        instance.close();
      }
    } catch (SQLException e) {
      throw new IllegalStateException("DuckDB does not end", e);
    }
  }
}
