package dev.flowtrail.server.payload;

import java.io.IOException;
import java.nio.channels.FileChannel;
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

/** Folders whose names are durable. */
final class Folders {

  private static final FileAttribute<?> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private Folders() {}

  static Path parentOf(Path path) {
    return Objects.requireNonNull(path.getParent(), "every object lies below the root");
  }

  /** Creates a folder, and those above it, where they are missing. */
  static void create(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      create(parentOf(folder));
      Files.createDirectories(folder, OWNER_ONLY);
      sync(parentOf(folder));
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
