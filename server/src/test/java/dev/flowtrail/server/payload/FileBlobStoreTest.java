package dev.flowtrail.server.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
    assertThat(files()).containsExactly(folder.resolve("segments/a"));
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  @Test
  void diskThatIsFullIsAFaultThatLeavesNothing() throws IOException, InterruptedException {
    assertThat(FullDisk.write(folder)).isEqualTo("IOException: File too large");
    assertThat(files()).isEmpty();
  }

  @Test
  void whatAKilledProcessLeftIsDiscardedWhenItIsOld() throws IOException {
    Path left = folder.resolve("segments/2026/a.0197.unfinished");
    Files.createDirectories(left.getParent());
    Files.write(left, new byte[9]);
    assertThat(store().list("", "", 10)).isEmpty();
    store().discardUnfinished(Instant.now().minus(Duration.ofHours(1)));
    assertThat(files()).containsExactly(left);
    store().discardUnfinished(Instant.now().plus(Duration.ofHours(1)));
    assertThat(files()).isEmpty();
  }

  @Test
  void keyThatLeadsOutOfTheFolderIsRefused() {
    assertThatThrownBy(() -> store().read("../a", 0, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
