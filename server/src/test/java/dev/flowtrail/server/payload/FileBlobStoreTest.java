package dev.flowtrail.server.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileBlobStoreTest extends BlobStoreContract {

  @TempDir Path folder;

  @Override
  BlobStore store() throws IOException {
    return new FileBlobStore(folder);
  }

  /** The data folder itself may have to let the user pass as whom PostgreSQL runs. */
  @Test
  void nobodyElseMayLookAtTheObjects() throws IOException {
    Path root = folder.resolve("payload");
    new FileBlobStore(root);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(root)))
        .isEqualTo("rwx------");
  }

  @Test
  void nothingUnfinishedIsLeftBehind() throws IOException {
    store().put("segments/a", new byte[9]);
    Files.createDirectories(folder.resolve("segments/taken/by/a/folder"));
    assertThatThrownBy(() -> store().put("segments/taken", new byte[9]))
        .isInstanceOf(IOException.class);
    try (Stream<Path> files = Files.walk(folder)) {
      assertThat(files.filter(Files::isRegularFile)).containsExactly(folder.resolve("segments/a"));
    }
  }
}
