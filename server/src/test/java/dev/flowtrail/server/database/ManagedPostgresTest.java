package dev.flowtrail.server.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManagedPostgresTest {

  @TempDir static Path path;

  private static PostgresHome home;
  private DataFolder folder;

  @BeforeAll
  static void writeSomething() throws IOException {
    home = new PostgresHome(path.toRealPath());
    try (DataFolder folder = DataFolder.open(path);
        ManagedPostgres postgres = ManagedPostgres.start(folder)) {
      connect(postgres)
          .useHandle(handle ->
              handle
                  .createScript("CREATE SCHEMA own; CREATE TABLE own.kept AS SELECT 42 AS answer")
                  .execute());
    }
  }

  @BeforeEach
  void open() {
    folder = DataFolder.open(path);
  }

  @AfterEach
  void close() {
    folder.close();
  }

  @Test
  void laterStartsFindWhatEarlierOnesWrote() {
    assertThat(answerAfterStart()).isEqualTo(42);
  }

  @Test
  void everyCommitReachesTheDiskAndOnlyThisMachineGetsIn() {
    try (ManagedPostgres postgres = ManagedPostgres.start(folder)) {
      assertThat(setting(postgres, "fsync")).isEqualTo("on");
      assertThat(setting(postgres, "synchronous_commit")).isEqualTo("on");
      assertThat(setting(postgres, "full_page_writes")).isEqualTo("on");
      assertThat(setting(postgres, "listen_addresses")).isEqualTo("127.0.0.1");
      assertThat(setting(postgres, "password_encryption")).isEqualTo("scram-sha-256");
    }
  }

  @Test
  void theWrongPasswordGetsNobodyIn() {
    try (ManagedPostgres postgres = ManagedPostgres.start(folder)) {
      DatabaseAddress address = postgres.address();
      assertThatThrownBy(
              () -> Jdbi.create(address.jdbcUrl(), address.user(), "guessed").open().close())
          .hasMessageContaining("password authentication failed");
    }
  }

  @Test
  void thePasswordIsForItsOwnerOnly() throws IOException {
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.passwordFile())))
        .isEqualTo("rw-------");
  }

  @Test
  void aPostgresThatDiesUnaskedIsStartedAgain() {
    try (ManagedPostgres postgres = ManagedPostgres.start(folder)) {
      long killed = postgres.pid();
      ProcessHandle.of(killed).orElseThrow().destroyForcibly();
      while (postgres.pid() == killed) {
        Thread.onSpinWait();
      }
      assertThat(answer(connect(postgres))).isEqualTo(42);
    }
  }

  @Test
  void theOrphanOfAKilledServerIsEnded() throws Exception {
    Postmaster orphan = Postmaster.start(home, commandLine());
    assertThat(OrphanedPostmaster.find(home)).isPresent();
    assertThat(answerAfterStart()).isEqualTo(42);
    orphan.awaitEnd();
  }

  @Test
  void aForeignProcessWithTheNumberOfADeadPostmasterIsLeftAlone() throws IOException {
    Process foreign = new ProcessBuilder("sleep", "300").start();
    try {
      leavePostmasterFile(foreign.pid());
      assertThat(answerAfterStart()).isEqualTo(42);
      assertThat(foreign.isAlive()).isTrue();
    } finally {
      foreign.destroyForcibly();
    }
  }

  @Test
  void aStalePostmasterFileDoesNotKeepTheServerOut() throws IOException {
    leavePostmasterFile(Long.MAX_VALUE / 10);
    assertThat(answerAfterStart()).isEqualTo(42);
  }

  @Test
  void halfUnpackedProgramsAreUnpackedAgain() throws IOException {
    String version = ManagedPostgres.version();
    FileTrees.delete(home.binaries(version));
    Files.createDirectories(home.binaries(version + ".partial").resolve("bin"));
    Files.createFile(home.binaries(version + ".partial").resolve("bin/postgres"));
    assertThat(answerAfterStart()).isEqualTo(42);
    assertThat(home.binaries(version + ".partial")).doesNotExist();
  }

  @Test
  void aHalfMadeClusterIsMadeAnew(@TempDir Path other) throws IOException {
    PostgresHome otherHome = new PostgresHome(other);
    Files.createDirectories(otherHome.folder());
    Files.createDirectories(otherHome.folder().resolve("data.partial/base"));
    Files.createFile(otherHome.passwordFile());
    try (DataFolder otherFolder = DataFolder.open(other);
        ManagedPostgres postgres = ManagedPostgres.start(otherFolder)) {
      assertThat(setting(postgres, "server_encoding")).isEqualTo("UTF8");
    }
  }

  @Test
  void theClusterStaysUsableUnderEveryIdentityThisUserCanLend() {
    for (RunAs runAs : identities()) {
      try (ManagedPostgres postgres =
          ManagedPostgres.start(folder, runAs, PostgresSettings.EMBEDDED)) {
        assertThat(answer(connect(postgres))).isEqualTo(42);
      }
    }
  }

  @Test
  void aReasonToGiveUpIsPassedOn() throws IOException {
    Path version = home.cluster().resolve("PG_VERSION");
    String content = Files.readString(version);
    Files.writeString(version, "9.6\n");
    try {
      assertThatThrownBy(() -> ManagedPostgres.start(folder))
          .isInstanceOf(StartFailure.class)
          .hasMessageContaining("database files are incompatible with server");
    } finally {
      Files.writeString(version, content);
    }
  }

  /** Root goes back and forth, everybody else has but one. */
  private static List<RunAs> identities() {
    RunAs usual = RunAs.forThisServer();
    Optional<RunAs> lent =
        usual.prefix().isEmpty() ? Optional.empty() : RunAs.unprivileged("nobody");
    return Stream.concat(lent.stream(), Stream.of(usual)).toList();
  }

  private int answerAfterStart() {
    try (ManagedPostgres postgres = ManagedPostgres.start(folder)) {
      return answer(connect(postgres));
    }
  }

  private static int answer(Jdbi jdbi) {
    return jdbi.withHandle(
        handle -> handle.select("SELECT answer FROM own.kept").mapTo(Integer.class).one());
  }

  private static String setting(ManagedPostgres postgres, String name) {
    return connect(postgres)
        .withHandle(handle -> handle.select("SHOW " + name).mapTo(String.class).one());
  }

  private static Jdbi connect(ManagedPostgres postgres) {
    DatabaseAddress address = postgres.address();
    return Jdbi.create(address.jdbcUrl(), address.user(), address.password());
  }

  private static List<String> commandLine() throws IOException {
    String port = Integer.toString(Postmaster.freePort());
    PostgresSettings settings = PostgresSettings.EMBEDDED.with("port", port);
    Path binaries = home.binaries(ManagedPostgres.version());
    return RunAs.forThisServer().line(ManagedPostgres.program(home, binaries, settings));
  }

  private static void leavePostmasterFile(long pid) throws IOException {
    Files.write(
        home.postmasterFile(),
        List.of("" + pid, home.cluster().toString(), "1", "1", "", "127.0.0.1", "1 1", "ready   "));
  }
}
