package dev.flowtrail.server.index;

import dev.flowtrail.server.payload.BlobStore;
import dev.flowtrail.server.payload.BlobWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes files of candidates and puts them into the payload store. Used by one thread at a time. */
final class IndexFiles {

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
          written.add(write(table, day, generation));
        }
      }
      return written;
    }

    private Written write(CandidateTable candidates, LocalDate day, long generation)
        throws IOException, SQLException {
      Path file = Files.createDirectories(folder).resolve(UUID.randomUUID() + ".parquet");
      try {
        CandidateFiles.Contents contents = candidates.write(day, file);
        return new Written(store(file, day, generation), contents);
      } finally {
        Files.deleteIfExists(file);
      }
    }

    @Override
    public void close() throws SQLException {
      if (table != null) {
        table.close();
      }
    }
  }

  /** The key names the day as readers of many engines expect it; it is never used again. */
  CandidateFiles.Stored store(Path file, LocalDate day, long generation) throws IOException {
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
