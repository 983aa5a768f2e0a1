package dev.flowtrail.server.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkFolderTest {

  /** Greater than any that a system gives. */
  private static final String NO_PROCESS = "999999999.1";

  @TempDir Path parent;

  @Test
  void whatAKilledProcessLeftIsRemoved() throws IOException {
    Path left = Files.createDirectories(parent.resolve(NO_PROCESS).resolve("spill"));
    Files.writeString(left.resolve("page"), "of somebody who is dead");

    try (WorkFolder unused = WorkFolder.in(parent)) {
      assertThat(left.getParent()).doesNotExist();
    }
  }

  @Test
  void whatIsInUseStaysUntilItIsClosed() throws IOException {
    Path used;
    try (WorkFolder first = WorkFolder.in(parent)) {
      used = Files.createDirectories(first.path());
      try (WorkFolder second = WorkFolder.in(parent)) {
        assertThat(used).isDirectory();
        assertThat(second.path()).isNotEqualTo(first.path());
      }
    }
    assertThat(used).doesNotExist();
  }
}
