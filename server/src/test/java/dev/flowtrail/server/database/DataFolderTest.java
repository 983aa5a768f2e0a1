package dev.flowtrail.server.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

  @TempDir Path parent;

  @Test
  void aNewFolderIsReadableByItsOwnerOnly() throws IOException {
    try (DataFolder folder = DataFolder.open(parent.resolve("a/b"))) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.path())))
          .isEqualTo("rwx------");
    }
  }

  @Test
  void aSecondServerIsToldWhoHoldsTheFolder() {
    try (DataFolder folder = DataFolder.open(parent)) {
      assertThatThrownBy(() -> DataFolder.open(folder.path()))
          .isInstanceOf(StartFailure.class)
          .hasMessageContaining(parent.toString())
          .hasMessageContaining("process " + ProcessHandle.current().pid());
    }
  }

  @Test
  void aClosedFolderCanBeOpenedAgain() {
    DataFolder.open(parent).close();
    DataFolder.open(parent).close();
  }

  @Test
  void aFolderThatCannotBeMadeIsNamed() throws IOException {
    Path file = Files.createFile(parent.resolve("file"));
    assertThatThrownBy(() -> DataFolder.open(file.resolve("data")))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining(file.resolve("data") + " cannot be written");
  }
}
