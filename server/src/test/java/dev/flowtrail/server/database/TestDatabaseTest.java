package dev.flowtrail.server.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TestDatabaseTest {

  @Test
  void everyTestDatabaseIsItsOwn() {
    try (TestDatabase one = TestDatabase.create();
        TestDatabase other = TestDatabase.create()) {
      one.jdbi().useHandle(handle -> handle.execute("CREATE TABLE only_here (id int)"));
      assertThat(tables(one)).contains("only_here");
      assertThat(tables(other)).doesNotContain("only_here");
    }
  }

  private static Iterable<String> tables(TestDatabase database) {
    return database
        .jdbi()
        .withHandle(
            handle -> handle.select("SELECT tablename FROM pg_tables").mapTo(String.class).list());
  }
}
