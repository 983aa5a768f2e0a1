package dev.flowtrail.server.index;

import dev.flowtrail.server.insight.RecordedCandidate;
import dev.flowtrail.server.payload.BlobStore;
import dev.flowtrail.server.payload.BlobWriter;
import dev.flowtrail.server.store.FlowRecord;
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
   * three quarters of the space, and twice the time. A group is in memory until it is written, so
   * that long rows make smaller ones.
   */
  private static final String FORMAT =
      """
      (format parquet, compression zstd, row_group_size 40960, dictionary_size_limit 40960,
       row_group_size_bytes '8MB')\
      """;

  /** What is put in order at a time; a quarter of the memory that there is. */
  private static final long MOST_CHARS = IndexLimits.TO_WRITE_BYTES / 4;

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

  Draft begin(long generation) {
    return new Draft(generation);
  }

  /** Candidates on their way into files: one for each day, and more where there are many. */
  final class Draft implements AutoCloseable {
    private final long generation;
    private final List<Written> written = new ArrayList<>();
    private @Nullable CandidateTable table;

    private Draft(long generation) {
      this.generation = generation;
    }

    /** DuckDB is asked only when there is a first candidate. */
    void add(int teamId, FlowRecord flow, RecordedCandidate candidate) throws IOException {
      try {
        if (table == null) {
          table = new CandidateTable(duck);
        }
        table.add(teamId, flow, generation, candidate);
        if (table.chars() > MOST_CHARS) {
          write(table);
        }
      } catch (SQLException e) {
        throw new IOException("a candidate cannot be kept", e);
      }
    }

    /** All that was added, durable in the payload store. */
    List<Written> finish() throws IOException, SQLException {
      if (table != null) {
        write(table);
      }
      return List.copyOf(written);
    }

    private void write(CandidateTable full) throws IOException, SQLException {
      for (LocalDate day : full.finish()) {
        IndexFiles.this
            .write(full.connection(), CandidateTable.ofDay(day), day, generation)
            .ifPresent(written::add);
      }
      full.close();
      table = null;
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
