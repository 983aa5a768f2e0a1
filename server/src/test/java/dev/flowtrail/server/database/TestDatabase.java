package dev.flowtrail.server.database;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Jdbi;

/**
 * A database of its own for one test class, with all migrations applied. All of them live in one
 * managed PostgreSQL per test JVM, which stays in {@code target/} for the next run.
 *
 * <pre>{@code
 * private static final TestDatabase DATABASE = TestDatabase.create();
 *
 * @AfterAll
 * static void close() {
 *   DATABASE.close();
 * }
 * }</pre>
 */
public final class TestDatabase implements AutoCloseable {

  private static final String TEMPLATE = "test_template";
  private static final AtomicInteger COUNT = new AtomicInteger();

  private final String name;
  private final DatabaseAddress address;
  private final Database database;

  private TestDatabase(String name) {
    this.name = name;
    this.address = Cluster.RUNNING.addressOf(name);
    this.database = Database.open(address);
  }

  public static TestDatabase create() {
    String name = "test_" + COUNT.incrementAndGet();
    Cluster.RUNNING.admin.useHandle(
        handle -> handle.execute("CREATE DATABASE " + name + " TEMPLATE " + TEMPLATE));
    return new TestDatabase(name);
  }

  public Database database() {
    return database;
  }

  public Jdbi jdbi() {
    return database.jdbi();
  }

  /** For a second pool on the same database, as another server would have it. */
  public DatabaseAddress address() {
    return address;
  }

  /** Forgets everything in the queue. */
  public void clearQueue() {
    jdbi()
        .useHandle(handle -> {
          handle.execute("TRUNCATE inbox, accepted_key, inbox_done, inbox_failure");
          handle.execute(
              "UPDATE inbox_depth SET waiting = 0, held = 0, delayed = 0, dead = 0, bytes = 0,"
                  + " dead_bytes = 0");
        });
  }

  @Override
  public void close() {
    database.close();
    Cluster.RUNNING.admin.useHandle(
        handle -> handle.execute("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)"));
  }

  /** Started by the first test that needs it, ended with the test JVM. */
  private static final class Cluster {

    /** What a crash would lose is thrown away anyway. */
    private static final PostgresSettings FAST =
        PostgresSettings.EMBEDDED
            .with("fsync", "off")
            .with("synchronous_commit", "off")
            .with("full_page_writes", "off")
            .with("max_connections", "200");

    static final Cluster RUNNING = new Cluster();

    private final DatabaseAddress address;
    private final Jdbi admin;

    private Cluster() {
      DataFolder folder = openFree();
      ManagedPostgres postgres = ManagedPostgres.start(folder, RunAs.forThisServer(), FAST);
      Runtime.getRuntime().addShutdownHook(new Thread(postgres::close));
      address = postgres.address();
      admin = Jdbi.create(address.jdbcUrl(), address.user(), address.password());
      dropLeftovers();
      admin.useHandle(handle -> handle.execute("CREATE DATABASE " + TEMPLATE));
      Database.open(addressOf(TEMPLATE)).close();
    }

    DatabaseAddress addressOf(String database) {
      return new DatabaseAddress(
          address.jdbcUrl().replace("/postgres?", "/" + database + "?"),
          address.user(),
          address.password());
    }

    /** Several test JVMs may run at a time, each on a folder of its own. */
    private static DataFolder openFree() {
      for (int number = 1; ; number++) {
        try {
          return DataFolder.open(Path.of("target", "test-database-" + number));
        } catch (StartFailure inUse) {
          if (number == 10) {
            throw inUse;
          }
        }
      }
    }

    private void dropLeftovers() {
      admin.useHandle(handle ->
          handle
              .select("SELECT datname FROM pg_database WHERE datname LIKE 'test\\_%'")
              .mapTo(String.class)
              .forEach(name -> handle.execute("DROP DATABASE " + name + " WITH (FORCE)")));
    }
  }
}
