package dev.flowtrail.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What several processes, a bad disk and other users do to a spool's folder. */
final class SpoolFolderTest {
  private static final int FLOWS = 8;

  @TempDir Path folder;
  @AutoClose private final ScriptedServer server = new ScriptedServer();

  @Test
  void killedProcessLeavesItsFlowsToAnother() throws Exception {
    server.otherwise(Reply.status(503));
    try (HostProcess host = host()) {
      host.awaitLine("spooled");
      host.kill();
    }
    int tried = server.received().size();
    server.otherwise(Reply.ACCEPTED);

    bench().sendDue();

    assertThat(keysFrom(tried)).hasSize(FLOWS).doesNotHaveDuplicates();
    assertThat(parts()).hasSize(1);
  }

  @Test
  void whatALivingProcessSpooledIsLeftToIt() throws Exception {
    server.otherwise(Reply.status(503));
    try (HostProcess host = host()) {
      host.awaitLine("spooled");
      int tried = server.received().size();
      server.otherwise(Reply.ACCEPTED);

      SendingBench other = bench();
      other.sendDue();
      assertThat(keysFrom(tried)).isEmpty();
      host.kill();
      other.sendAfter(Spooler.LOOKING_FOR_THE_DEAD);

      assertThat(keysFrom(tried)).hasSize(FLOWS).doesNotHaveDuplicates();
    }
  }

  @Test
  void twoTrailsOfOneProcessKeepToTheirOwn() throws IOException {
    SendingBench first = spooled();
    SendingBench second = bench();
    server.otherwise(Reply.ACCEPTED);
    int tried = server.received().size();

    second.sendDue();
    assertThat(keysFrom(tried)).isEmpty();
    first.sendAfter(SendingBench.MAX_DELAY);

    assertThat(keysFrom(tried)).hasSize(FLOWS).doesNotHaveDuplicates();
  }

  @Test
  void folderUnderAnotherNameIsTheSameFolder() throws IOException {
    spooled();
    server.otherwise(Reply.ACCEPTED);
    int tried = server.received().size();
    Path other = Files.createSymbolicLink(folder.resolve("link"), folder);

    SendingBench second = new SendingBench(server, Spool.in(other));
    second.sendDue();

    assertThat(keysFrom(tried)).isEmpty();
    assertThat(second.log).isEmpty();
  }

  @Test
  void trailThatEndsWithNothingOnDiskLeavesNothing() throws IOException {
    bench().end();

    assertThat(parts()).isEmpty();
  }

  @Test
  void changedByteCostsTheFlowsFromThereOn() throws IOException {
    spooled().end();
    Path file = onlyFile();
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);

    SendingBench next = deliveredByNext();

    long damaged = next.lost(Loss.SPOOL_DAMAGED);
    assertThat(damaged).isBetween(1L, FLOWS - 1L);
    assertThat(next.heard.delivered).hasSize(FLOWS - (int) damaged);
    assertThat(damagedFiles()).hasSize(1);
  }

  @Test
  void everyTornFileIsTakenAsFarAsItGoes() throws IOException {
    spooled().end();
    Path file = onlyFile();
    byte[] whole = Files.readAllBytes(file);
    for (int length = 0; length < whole.length; length += 97) {
      Files.createDirectories(file.getParent());
      Files.write(file, Arrays.copyOf(whole, length));

      SendingBench next = deliveredByNext();

      assertThat(next.heard.delivered.size() + next.lost(Loss.SPOOL_DAMAGED))
          .as("length %d", length)
          .isEqualTo(FLOWS);
      assertThat(next.flowsOnDisk()).isZero();
      next.end();
    }
  }

  @Test
  void fileThatWasNotFinishedIsSetAside() throws IOException {
    spooled().end();
    Path file = onlyFile();
    Files.move(file, file.resolveSibling(file.getFileName() + ".tmp"));

    SendingBench next = deliveredByNext();

    assertThat(next.heard.delivered).isEmpty();
    assertThat(next.lost(Loss.SPOOL_DAMAGED)).isEqualTo(1);
    assertThat(damagedFiles()).hasSize(1);
  }

  @Test
  void strangeFilesAreLeftAlone() throws IOException {
    spooled().end();
    Files.writeString(folder.resolve("notes.txt"), "keep me");
    Files.createDirectories(folder.resolve("backup"));
    Files.writeString(onlyFile().resolveSibling("mine.flows"), "keep me too");

    SendingBench next = deliveredByNext();

    assertThat(next.heard.delivered).hasSize(FLOWS);
    assertThat(folder.resolve("notes.txt")).exists();
    assertThat(folder.resolve("backup")).exists();
    assertThat(onlyFile()).hasFileName("mine.flows");
  }

  @Test
  void otherUsersCannotLookIntoIt() throws IOException {
    Path inner = folder.resolve("spool");
    SendingBench bench = new SendingBench(server, Spool.in(inner));
    spool(bench);

    try (Stream<Path> all = Files.walk(inner)) {
      for (Path path : all.toList()) {
        String permissions = PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
        assertThat(permissions)
            .as(path.toString())
            .isEqualTo(Files.isDirectory(path) ? "rwx------" : "rw-------");
      }
    }
  }

  @Test
  void folderThatCannotBeUsedStopsTheStart() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Trails.to(server).spool(Spool.in(file)).build())
        .withMessageStartingWith("spool: expected a folder to write in but " + file + " is none");
  }

  private SendingBench bench() {
    return new SendingBench(server, Spool.in(folder));
  }

  private SendingBench spooled() {
    SendingBench bench = bench();
    spool(bench);
    return bench;
  }

  private void spool(SendingBench bench) {
    server.otherwise(Reply.status(503));
    for (int i = 0; i < FLOWS; i++) {
      bench.finishedFlow();
    }
    bench.sendDue();
    bench.sendAfter(Spooler.GATHERING);
    assertThat(bench.flowsOnDisk()).isEqualTo(FLOWS);
  }

  private SendingBench deliveredByNext() {
    server.otherwise(Reply.ACCEPTED);
    SendingBench next = bench();
    next.sendDue();
    return next;
  }

  private HostProcess host() throws IOException {
    return HostProcess.start(
        SpoolingHost.class, server.address(), folder.toString(), String.valueOf(FLOWS));
  }

  private List<String> keysFrom(int request) {
    return server.received().stream()
        .skip(request)
        .flatMap(it -> it.flows().keySet().stream())
        .toList();
  }

  private List<Path> parts() throws IOException {
    try (Stream<Path> parts = Files.list(folder)) {
      return parts.toList();
    }
  }

  private Path onlyFile() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".flows")).findFirst().orElseThrow();
    }
  }

  private List<Path> damagedFiles() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("damaged"))) {
      return files.toList();
    }
  }
}
