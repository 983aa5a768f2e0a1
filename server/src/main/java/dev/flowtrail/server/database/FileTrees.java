package dev.flowtrail.server.database;

import static java.nio.file.StandardOpenOption.READ;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is done to a folder and everything in it. */
final class FileTrees {

  private FileTrees() {}

  static void delete(Path root) throws IOException {
    for (Path path : childrenFirst(root)) {
      Files.deleteIfExists(path);
    }
  }

  /** The root changes hands last, so that its owner tells whether all below it is done. */
  static void giveTo(UserPrincipal owner, Path root) throws IOException {
    if (Files.getOwner(root).equals(owner)) {
      return;
    }
    for (Path path : childrenFirst(root)) {
      if (!Files.isSymbolicLink(path)) {
        Files.setOwner(path, owner);
      }
    }
  }

  /** Waits until all files have reached the disk; side by side, because each alone waits for it. */
  static void sync(Path root) throws IOException {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> syncs =
          childrenFirst(root).stream()
              .filter(path -> !Files.isSymbolicLink(path))
              .<Future<?>>map(path -> threads.submit(() -> syncFile(path)))
              .toList();
      for (Future<?> sync : syncs) {
        sync.get();
      }
    } catch (ExecutionException e) {
      throw new IOException("Cannot write " + root + " through to the disk", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while writing " + root + " through to the disk", e);
    }
  }

  /** Also for a folder: then what was renamed in it stays renamed. */
  static @Nullable Void syncFile(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, READ)) {
      channel.force(true);
    }
    return null;
  }

  private static List<Path> childrenFirst(Path root) throws IOException {
    if (!Files.exists(root)) {
      return List.of();
    }
    try (Stream<Path> paths = Files.walk(root)) {
      return paths.sorted(Comparator.reverseOrder()).toList();
    }
  }
}
