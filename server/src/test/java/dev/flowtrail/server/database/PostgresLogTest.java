package dev.flowtrail.server.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresLogTest {

  @TempDir Path folder;

  @Test
  void aLargeLogIsPutAsideAtTheNextStart() throws IOException {
    Path file = Files.write(folder.resolve("postgres.log"), new byte[2 << 20]);
    new PostgresLog(file).forNextStart();
    assertThat(file).doesNotExist();
    assertThat(folder.resolve("postgres.log.1")).hasSize(2 << 20);
  }

  @Test
  void theLastFailureIsPreferredOverWhatCameAfter() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("postgres.log"),
            "FATAL:  an old one\nFATAL:  the disk is full\nLOG:  database system is shut down\n");
    assertThat(new PostgresLog(file).lastFailure()).isEqualTo("FATAL:  the disk is full");
  }
}
