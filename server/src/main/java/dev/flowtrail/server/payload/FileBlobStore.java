package dev.flowtrail.server.payload;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.UUID;

/** Objects as files: written beside their place, synced, then renamed into it. */
public final class FileBlobStore implements BlobStore {

  private static final FileAttribute<?> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private final Path root;

  /** Opens the folder and creates it, to be entered by its owner only, where it is missing. */
  public FileBlobStore(Path root) throws IOException {
    this.root = root.toAbsolutePath();
    createFolder(this.root);
  }

  @Override
  public void put(String key, byte[] bytes) throws IOException {
    Path target = root.resolve(key);
    Path folder = folderOf(target);
    createFolder(folder);
    Path unfinished = folder.resolve(UUID.randomUUID() + ".unfinished");
    try {
      writeSynced(unfinished, bytes);
      Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(unfinished);
    }
    syncFolder(folder);
  }

  private static Path folderOf(Path path) {
    return Objects.requireNonNull(path.getParent(), "every key lies below the root");
  }

  private static void createFolder(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      createFolder(folderOf(folder));
      Files.createDirectories(folder, OWNER_ONLY);
      syncFolder(folderOf(folder));
    }
  }

  private static void writeSynced(Path file, byte[] bytes) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ByteBuffer rest = ByteBuffer.wrap(bytes);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      channel.force(true);
    }
  }

  /** A rename is durable only once the folder that holds the name is synced too. */
  private static void syncFolder(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  @Override
  public byte[] read(String key, long offset, int length) throws IOException {
    try (FileChannel channel = FileChannel.open(root.resolve(key), StandardOpenOption.READ)) {
      ByteBuffer buffer = ByteBuffer.allocate(length);
      while (buffer.hasRemaining()) {
        if (channel.read(buffer, offset + buffer.position()) < 0) {
          throw new EOFException(
              "%s: expected %d bytes from %d but it ends at %d"
                  .formatted(key, length, offset, channel.size()));
        }
      }
      return buffer.array();
    }
  }
}
