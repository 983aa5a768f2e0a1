package dev.flowtrail.server.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpillFolderTest {

  @TempDir Path parent;

  @Test
  void whatAKilledProcessLeftIsRemoved() throws IOException {
    Path left = Files.createDirectories(parent.resolve("spill-left/pages"));
    Files.writeString(left.resolve("page"), "of somebody who is dead");
    Files.createFile(parent.resolve("spill-left/lock"));

    try (SpillFolder unused = SpillFolder.within(parent)) {
      assertThat(left.getParent()).doesNotExist();
    }
  }

  @Test
  void whatIsInUseStaysUntilItIsClosed() throws IOException {
    Path used;
    try (SpillFolder first = SpillFolder.within(parent);
        SpillFolder second = SpillFolder.within(parent)) {
      used = first.path().getParent();
      assertThat(used).isDirectory();
      assertThat(second.path()).isNotEqualTo(first.path());
    }
    assertThat(used).doesNotExist();
  }
}
