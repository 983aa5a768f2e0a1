package dev.flowtrail.server.index;

import dev.flowtrail.server.payload.BlobStore;
import dev.flowtrail.server.payload.BlobWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes files of candidates and puts them into the payload store. Used by one thread at a time. */
final class IndexFiles {

  private static final String WRITE = "copy (select * from %s order by %s) to %s %s";

  /** So that a part of a file can be passed by, and neighbours look alike. */
  private static final String ORDER = "flow_start, flow_id, position, observation_id, ordinal";

  /**
   * Ids of candidates have a dictionary, and with it a Bloom filter, in each group of rows: who
   * looks for one candidate passes most groups by, if they are small. Larger groups without it take
   * three quarters of the space, and twice the time.
   */
  private static final String FORMAT =
      """
      (format parquet, compression zstd, row_group_size 40960, dictionary_size_limit 40960,
       string_dictionary_page_size_limit 4194304)\
      """;

  private final DuckDb duck;
  private final BlobStore blobs;
  private final Path folder;

  /**
   * @param folder for files until they are in the payload store
   */
  IndexFiles(DuckDb duck, BlobStore blobs, Path folder) {
    this.duck = duck;
    this.blobs = blobs;
    this.folder = folder;
  }

  /** A file in the payload store that nobody knows of yet. */
  record Written(CandidateFiles.Stored stored, CandidateFiles.Contents contents) {}

  Path folder() {
    return folder;
  }

  Draft begin() {
    return new Draft();
  }

  /** Candidates on their way into files, one for each day. */
  final class Draft implements AutoCloseable {
    private @Nullable CandidateTable table;

    private Draft() {}

    /** DuckDB is asked only when there is a first candidate. */
    CandidateTable table() throws SQLException {
      if (table == null) {
        table = new CandidateTable(duck);
      }
      return table;
    }

    /** All that was added, durable in the payload store. */
    List<Written> finish(long generation) throws IOException, SQLException {
      List<Written> written = new ArrayList<>();
      if (table != null) {
        for (LocalDate day : table.finish()) {
          IndexFiles.this
              .write(table.connection(), CandidateTable.ofDay(day), day, generation)
              .ifPresent(written::add);
        }
      }
      return written;
    }

    @Override
    public void close() throws SQLException {
      if (table != null) {
        table.close();
      }
    }
  }

  /** Files that exist already. */
  CandidateView view() throws SQLException {
    return new CandidateView(duck.connect());
  }

  /**
   * Makes a file of a relation's rows, in order.
   *
   * @return nothing when there are no rows
   */
  Optional<Written> write(Connection connection, String relation, LocalDate day, long generation)
      throws IOException, SQLException {
    Path file = Files.createDirectories(folder).resolve(UUID.randomUUID() + ".parquet");
    try (Statement statement = connection.createStatement()) {
      statement.execute(WRITE.formatted(relation, ORDER, DuckDb.quote(file.toString()), FORMAT));
      Optional<CandidateFiles.Contents> contents = new FileReading(connection, file).contents(day);
      return contents.isEmpty()
          ? Optional.empty()
          : Optional.of(new Written(store(file, day, generation), contents.get()));
    } finally {
      Files.deleteIfExists(file);
    }
  }

  /** The key names the day as readers of many engines expect it; it is never used again. */
  private CandidateFiles.Stored store(Path file, LocalDate day, long generation)
      throws IOException {
    String key =
        "%sdate=%s/%012d-%s.parquet"
            .formatted(CandidateFiles.PREFIX, day, generation, UUID.randomUUID());
    try (BlobWriter writer = blobs.create(key)) {
      Files.copy(file, writer);
      writer.commit();
    }
    return new CandidateFiles.Stored(key, Files.size(file));
  }
}
