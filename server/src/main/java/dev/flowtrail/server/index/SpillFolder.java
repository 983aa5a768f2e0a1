package dev.flowtrail.server.index;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder for what does not fit into memory, of one DuckDB. A lock says that it is in use, so that
 * the next one to start, in whatever process, removes those of processes that were killed.
 */
final class SpillFolder implements AutoCloseable {

  private static final String LOCK = "lock";

  private final Path folder;
  private final FileChannel lock;

  private SpillFolder(Path folder, FileChannel lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /** Makes one within a folder, and removes those there that nobody uses any more. */
  static SpillFolder within(Path parent) throws IOException {
    Files.createDirectories(parent);
    removeLeftOnes(parent);
    Path folder = Files.createTempDirectory(parent, "spill");
    FileChannel lock =
        FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    lock.lock();
    return new SpillFolder(folder, lock);
  }

  /** Where to write; the lock beside it is not DuckDB's. */
  Path path() {
    return folder.resolve("pages");
  }

  private static void removeLeftOnes(Path parent) throws IOException {
    try (DirectoryStream<Path> found = Files.newDirectoryStream(parent, "spill*")) {
      for (Path folder : found) {
        if (isLeft(folder)) {
          remove(folder);
        }
      }
    }
  }

  /** One without a lock's file is being made at this moment, or removed. */
  private static boolean isLeft(Path folder) throws IOException {
    Path file = folder.resolve(LOCK);
    if (!Files.exists(file)) {
      return false;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      return lock != null;
    } catch (OverlappingFileLockException thisProcessUsesIt) {
      return false;
    }
  }

  private static void remove(Path folder) throws IOException {
    List<Path> deepestFirst;
    try (Stream<Path> all = Files.walk(folder)) {
      deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : deepestFirst) {
      Files.deleteIfExists(path);
    }
  }

  @Override
  public void close() throws IOException {
    lock.close();
    remove(folder);
  }
}
