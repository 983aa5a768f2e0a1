package dev.flowtrail.server.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManagedPostgresTest {

  @TempDir Path folder;

  @Test
  void laterStartsFindWhatEarlierOnesWrote() {
    try (DataFolder data = DataFolder.open(folder)) {
      try (ManagedPostgres postgres = ManagedPostgres.start(data)) {
        connect(postgres)
            .useHandle(handle -> handle.execute("CREATE TABLE kept AS SELECT 42 AS answer"));
      }
      try (ManagedPostgres postgres = ManagedPostgres.start(data)) {
        assertThat(answer(postgres)).isEqualTo(42);
      }
    }
  }

  private static int answer(ManagedPostgres postgres) {
    return connect(postgres)
        .withHandle(handle -> handle.select("SELECT answer FROM kept").mapTo(Integer.class).one());
  }

  private static Jdbi connect(ManagedPostgres postgres) {
    DatabaseAddress address = postgres.address();
    return Jdbi.create(address.jdbcUrl(), address.user(), address.password());
  }
}
