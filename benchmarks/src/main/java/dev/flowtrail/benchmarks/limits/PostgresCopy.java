package dev.flowtrail.benchmarks.limits;

import dev.flowtrail.server.database.DatabaseAddress;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;

/** What a PostgreSQL takes by its fastest way in. */
public final class PostgresCopy {

  private static final int ROWS_PER_COMMIT = 5_000;

  private static final String TABLE =
      """
      create table copied (
          flow_id uuid, id uuid, name text, version integer, created_at timestamptz,
          bytes bigint, hash uuid, summary json, ordinal integer, primary key (flow_id, id))
      """;

  private PostgresCopy() {}

  /** Rows like an observation's, 5,000 per commit, over one connection. */
  public static double rowsPerSecond(DatabaseAddress database, Duration during) throws Exception {
    try (Connection connection =
            DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
        Statement statement = connection.createStatement()) {
      statement.execute(TABLE);
      CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
      return ROWS_PER_COMMIT * Repeated.perSecond(during, () -> copyOnce(copy));
    }
  }

  private static void copyOnce(CopyManager copy) throws Exception {
    CopyIn in = copy.copyIn("copy copied from stdin");
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < ROWS_PER_COMMIT; i++) {
      rows.append(UUID.randomUUID()).append('\t').append(UUID.randomUUID());
      rows.append("\tevaluations\t1\t2026-01-05T10:00:00Z\t2100\t").append(UUID.randomUUID());
      rows.append("\t{\"fields\":{\"imdb.rating\":{\"min\":1.5,\"max\":9.4}}}\t").append(i % 2);
      rows.append('\n');
    }
    byte[] bytes = rows.toString().getBytes(StandardCharsets.US_ASCII);
    in.writeToCopy(bytes, 0, bytes.length);
    in.endCopy();
  }
}
