package dev.flowtrail.server.payload;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Objects as files: written beside their place, synced, then renamed into it. */
public final class FileBlobStore implements BlobStore {

  private static final byte[] PROBE = new byte[4096];

  private final Path root;
  private final Folders folders = new Folders();

  /** Opens the folder and creates it, to be entered by its owner only, where it is missing. */
  public FileBlobStore(Path root) throws IOException {
    this.root = root.toAbsolutePath().normalize();
    folders.create(this.root);
  }

  private Path pathOf(String key) {
    Path path = root.resolve(key).normalize();
    if (!path.startsWith(root) || path.equals(root)) {
      throw new IllegalArgumentException("expected the key of an object but was " + key);
    }
    return path;
  }

  @Override
  public BlobWriter create(String key) throws IOException {
    return FileBlobWriter.open(pathOf(key), folders);
  }

  @Override
  public byte[] read(String key, long offset, int length) throws IOException {
    try (FileChannel channel = FileChannel.open(pathOf(key), StandardOpenOption.READ)) {
      requireWithin(key, channel.size(), offset, length);
      ByteBuffer buffer = ByteBuffer.allocate(length);
      while (buffer.hasRemaining()) {
        if (channel.read(buffer, offset + buffer.position()) < 0) {
          requireWithin(key, channel.size(), offset, length);
        }
      }
      return buffer.array();
    }
  }

  @Override
  public Optional<Path> fileOf(String key) {
    return Optional.of(pathOf(key));
  }

  /** Asked before memory is taken for what is not there. */
  private static void requireWithin(String key, long size, long offset, int length)
      throws EOFException {
    if (size < offset + length) {
      throw new EOFException(
          "%s: expected %d bytes from %d but it ends at %d".formatted(key, length, offset, size));
    }
  }

  @Override
  public void delete(String key) throws IOException {
    Files.deleteIfExists(pathOf(key));
  }

  @Override
  public List<Listed> list(String prefix, String after, int limit) throws IOException {
    return new FileList(root, prefix, after, limit).read();
  }

  @Override
  public void discardUnfinished(Instant before) throws IOException {
    Folders.visitFiles(
        root,
        (file, attributes) -> {
          boolean old = attributes.lastModifiedTime().toInstant().isBefore(before);
          if (old && FileBlobWriter.isUnfinished(file)) {
            Files.deleteIfExists(file);
          }
        });
  }

  /** Some bytes, because a full disk still has room for an empty file. */
  @Override
  public void check() throws IOException {
    Path probe = FileBlobWriter.unfinishedBeside(root.resolve("check"));
    try {
      Files.write(probe, PROBE);
    } finally {
      Files.deleteIfExists(probe);
    }
  }
}
