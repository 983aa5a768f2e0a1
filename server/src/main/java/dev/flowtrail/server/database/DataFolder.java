package dev.flowtrail.server.database;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/**
 * The folder that holds everything a server remembers. It belongs to one server at a time: while it
 * is open, no other process can open it. The lock ends with the process, however that ends.
 */
public final class DataFolder implements AutoCloseable {

  private static final String LOCK_FILE = "server.lock";

  private final Path path;
  private final FileChannel lockFile;

  private DataFolder(Path path, FileChannel lockFile) {
    this.path = path;
    this.lockFile = lockFile;
  }

  /**
   * Opens the folder and creates it, readable by its owner only, where it is missing.
   *
   * @throws StartFailure when another server holds the folder, or it cannot be written
   */
  public static DataFolder open(Path path) {
    try {
      Path folder = create(path.toAbsolutePath().normalize());
      FileChannel lockFile = FileChannel.open(folder.resolve(LOCK_FILE), CREATE, WRITE);
      try {
        claim(folder, lockFile);
      } catch (IOException | StartFailure e) {
        lockFile.close();
        throw e;
      }
      return new DataFolder(folder, lockFile);
    } catch (IOException e) {
      throw new StartFailure("The data folder " + path + " cannot be written", e);
    }
  }

  /** The absolute path, free of symbolic links. */
  public Path path() {
    return path;
  }

  @Override
  public void close() {
    try {
      lockFile.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path create(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder.getParent());
      Files.createDirectory(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
    return folder.toRealPath();
  }

  private static void claim(Path folder, FileChannel lockFile) throws IOException {
    if (tryLock(lockFile) == null) {
      String holder = Files.readString(folder.resolve(LOCK_FILE)).strip();
      throw new StartFailure(
          ("The data folder %s is in use by another Flow Trail server (process %s):"
                  + " stop that one, or choose another --data-dir")
              .formatted(folder, holder.isEmpty() ? "unknown" : holder));
    }
    lockFile.truncate(0);
    lockFile.write(UTF_8.encode(ProcessHandle.current().pid() + "\n"));
  }

  private static @Nullable FileLock tryLock(FileChannel lockFile) throws IOException {
    try {
      return lockFile.tryLock();
    } catch (OverlappingFileLockException heldByThisProcess) {
      return null;
    }
  }
}
