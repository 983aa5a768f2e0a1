package dev.flowtrail.server.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
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
