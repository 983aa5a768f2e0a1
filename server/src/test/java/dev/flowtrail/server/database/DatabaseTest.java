package dev.flowtrail.server.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

class DatabaseTest {

  @Test
  void anUnreachableDatabaseIsNamedWithoutItsSecrets() throws IOException {
    int nobodyThere = Postmaster.freePort();
    DatabaseAddress address =
        new DatabaseAddress(
            "jdbc:postgresql://127.0.0.1:" + nobodyThere + "/flows?sslpassword=hush",
            "reader",
            "secret");
    assertThatThrownBy(() -> Database.open(address))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("reader at jdbc:postgresql://127.0.0.1:" + nobodyThere + "/flows")
        .message()
        .doesNotContain("secret", "hush");
  }

  @Test
  void migrationsAreAppliedOnce() {
    try (TestDatabase test = TestDatabase.create();
        Database again = Database.open(test.address())) {
      assertThat(migrations(again)).isPositive().isEqualTo(migrations(test.database()));
    }
  }

  @Test
  void serversThatStartAtOnceOnAnEmptyDatabaseAllFindItsTables() throws Exception {
    try (TestDatabase test = TestDatabase.create();
        ExecutorService servers = Executors.newVirtualThreadPerTaskExecutor()) {
      int all = migrations(test.database());
      test.jdbi().useHandle(handle -> handle.execute("drop schema public cascade"));
      test.jdbi().useHandle(handle -> handle.execute("create schema public"));
      List<Callable<Database>> starts = Collections.nCopies(4, () -> Database.open(test.address()));
      for (Future<Database> started : servers.invokeAll(starts)) {
        try (Database database = started.get()) {
          assertThat(migrations(database)).isEqualTo(all);
        }
      }
    }
  }

  @Test
  void anErrorDoesNotRepeatWhatWasToBeStored() {
    try (TestDatabase test = TestDatabase.create()) {
      Jdbi jdbi = test.jdbi();
      jdbi.useHandle(handle -> handle.execute("CREATE TABLE once (name text PRIMARY KEY)"));
      String insert = "INSERT INTO once VALUES (?)";
      jdbi.useHandle(handle -> handle.execute(insert, "Jane Doe"));
      assertThatThrownBy(() -> jdbi.useHandle(handle -> handle.execute(insert, "Jane Doe")))
          .hasMessageContaining("once_pkey")
          .message()
          .doesNotContain("Jane");
    }
  }

  private static int migrations(Database database) {
    return database
        .jdbi()
        .withHandle(handle ->
            handle
                .select("SELECT count(*) FROM flyway_schema_history WHERE success")
                .mapTo(Integer.class)
                .one());
  }
}
