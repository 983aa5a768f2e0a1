package dev.flowtrail.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServeTest {

  @TempDir static Path folder;

  @Test
  void aKilledServerLosesNothingAndItsPostgresIsEndedByTheNextOne() throws Exception {
    ServerProcess killed = ServerProcess.start(folder);
    write("survivor");
    ProcessHandle orphan = postgres();
    killed.kill();
    assertThat(runs(orphan)).isTrue();
    try (ServerProcess next = ServerProcess.start(folder)) {
      assertThat(next.pid()).isNotEqualTo(killed.pid());
      assertThat(runs(orphan)).isFalse();
      assertThat(read()).contains("survivor");
    }
  }

  @Test
  void aStopIsQuickAndLeavesNoPostgresBehind() throws Exception {
    ServerProcess server = ServerProcess.start(folder);
    ProcessHandle postgres = postgres();
    Instant begin = Instant.now();
    assertThat(server.stop()).contains("Stopping").contains("Stopped after");
    assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(10));
    assertThat(runs(postgres)).isFalse();
  }

  @Test
  void aSecondServerOnTheFolderSaysWhoHoldsIt() throws Exception {
    try (ServerProcess first = ServerProcess.start(folder)) {
      ServerProcess.Ended second =
          ServerProcess.run("serve", "--port", "0", "--data-dir", folder.toString());
      assertThat(second.exitCode()).isEqualTo(1);
      assertThat(second.output().lines())
          .singleElement()
          .asString()
          .startsWith("flowtrail: The data folder")
          .contains("process " + first.pid());
    }
  }

  @Test
  void aTakenPortIsNamed() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());
      ServerProcess.Ended ended =
          ServerProcess.run("serve", "--port", port, "--data-dir", folder.toString());
      assertThat(ended.exitCode()).isEqualTo(1);
      assertThat(ended.output().lines())
          .singleElement()
          .asString()
          .startsWith("flowtrail: Cannot listen on 127.0.0.1:" + port);
    }
  }

  @Test
  void aWrongSettingStopsTheStartWithOneLine() throws Exception {
    ServerProcess.Ended ended = ServerProcess.run("serve", "--port", "abc");
    assertThat(ended.exitCode()).isEqualTo(2);
    assertThat(ended.output())
        .isEqualTo(
            "flowtrail: port: expected a whole number from 0 to 65535 but was \"abc\" (--port)");
  }

  @Test
  void anUnknownFlagStopsTheStartWithOneLine() throws Exception {
    ServerProcess.Ended ended = ServerProcess.run("serve", "--prot=1");
    assertThat(ended.exitCode()).isEqualTo(2);
    assertThat(ended.output().lines()).singleElement().asString().contains("--prot");
  }

  @Test
  void helpNamesEverySetting() throws Exception {
    ServerProcess.Ended ended = ServerProcess.run("serve", "--help");
    assertThat(ended.exitCode()).isZero();
    for (Setting setting : Setting.values()) {
      assertThat(ended.output()).contains(setting.flag() + "=");
    }
  }

  @Test
  void theVersionIsTheBuilds() throws Exception {
    assertThat(ServerProcess.run("--version").output()).matches("flowtrail \\d+\\.\\d+\\.\\d+\\S*");
  }

  private static void write(String text) throws IOException {
    connect()
        .useHandle(handle -> {
          handle.execute("CREATE TABLE IF NOT EXISTS kept (line text)");
          handle.execute("INSERT INTO kept VALUES (?)", text);
        });
  }

  private static List<String> read() throws IOException {
    return connect()
        .withHandle(handle -> handle.select("SELECT line FROM kept").mapTo(String.class).list());
  }

  private static Jdbi connect() throws IOException {
    String password = Files.readString(folder.resolve("postgres/password"));
    return Jdbi.create(
        "jdbc:postgresql://127.0.0.1:" + postmasterFile().get(3) + "/postgres",
        "flowtrail",
        password);
  }

  private static ProcessHandle postgres() throws IOException {
    return ProcessHandle.of(Long.parseLong(postmasterFile().getFirst())).orElseThrow();
  }

  /** A process that ended stays in the table without a program until its parent looks. */
  private static boolean runs(ProcessHandle process) {
    return process.isAlive() && process.info().command().isPresent();
  }

  private static List<String> postmasterFile() throws IOException {
    return Files.readAllLines(folder.resolve("postgres/data/postmaster.pid"));
  }
}
