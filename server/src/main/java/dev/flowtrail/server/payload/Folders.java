package dev.flowtrail.server.payload;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Folders whose names are durable. Thread-safe. */
final class Folders {

  private static final System.Logger LOG = System.getLogger(Folders.class.getName());

  private static final FileAttribute<?> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  /** Those whose names this process knows to be durable. */
  private final Set<Path> durable = ConcurrentHashMap.newKeySet();

  static Path parentOf(Path path) {
    return Objects.requireNonNull(path.getParent(), "every object lies below the root");
  }

  /**
   * Creates a folder, and those above it, where they are missing. One that is there may have been
   * created a moment ago, or by a process that died before it could sync its name.
   */
  void create(Path folder) throws IOException {
    if (durable.contains(folder)) {
      return;
    }
    if (Files.isDirectory(folder)) {
      syncAbove(folder);
    } else {
      create(parentOf(folder));
      Files.createDirectories(folder, OWNER_ONLY);
      sync(parentOf(folder));
    }
    durable.add(folder);
  }

  /** Above the store's root there may be folders of others, who saw to them. */
  private static void syncAbove(Path folder) throws IOException {
    Path above = folder.getParent();
    if (above == null) {
      return;
    }
    try {
      sync(above);
    } catch (AccessDeniedException ofOthers) {
      LOG.log(Level.DEBUG, "Cannot sync {0}, which belongs to others", above);
    }
  }

  /** A new name is durable only once the folder that holds it is synced too. */
  static void sync(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /** Something to do with a file. */
  interface FileVisit {
    void visit(Path file, BasicFileAttributes attributes) throws IOException;
  }

  /** Visits every file below the root; those that vanish meanwhile are no fault. */
  static void visitFiles(Path root, FileVisit visit) throws IOException {
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            visit.visit(file, attributes);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (e instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            throw e;
          }
        });
  }
}
