package dev.flowtrail.server.payload;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** A file that gets its name when it is whole and synced. */
final class FileBlobWriter extends BlobWriter {

  private static final System.Logger LOG = System.getLogger(FileBlobWriter.class.getName());

  private static final String UNFINISHED = ".unfinished";
  private static final int BUFFER_BYTES = 64 << 10;

  private final Path target;
  private final Path unfinished;
  private final FileChannel channel;
  private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);

  private FileBlobWriter(Path target, Path unfinished, FileChannel channel) {
    this.target = target;
    this.unfinished = unfinished;
    this.channel = channel;
  }

  static FileBlobWriter open(Path target, Folders folders) throws IOException {
    folders.create(Folders.parentOf(target));
    Path unfinished = unfinishedBeside(target);
    return new FileBlobWriter(
        target,
        unfinished,
        FileChannel.open(unfinished, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
  }

  static Path unfinishedBeside(Path target) {
    return target.resolveSibling(target.getFileName() + "." + UUID.randomUUID() + UNFINISHED);
  }

  static boolean isUnfinished(Path file) {
    return file.toString().endsWith(UNFINISHED);
  }

  @Override
  public void write(int value) throws IOException {
    if (!buffer.hasRemaining()) {
      writeBuffer();
    }
    buffer.put((byte) value);
  }

  @Override
  public void write(byte[] bytes, int offset, int count) throws IOException {
    if (count > buffer.remaining()) {
      writeBuffer();
    }
    if (count > buffer.remaining()) {
      writeFully(ByteBuffer.wrap(bytes, offset, count));
    } else {
      buffer.put(bytes, offset, count);
    }
  }

  private void writeBuffer() throws IOException {
    writeFully(buffer.flip());
    buffer.clear();
  }

  private void writeFully(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  @Override
  public void commit() throws IOException {
    writeBuffer();
    channel.force(true);
    channel.close();
    Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
    Folders.sync(Folders.parentOf(target));
  }

  /** Does not throw: who gives up has a fault of his own to tell of. */
  @Override
  public void close() {
    try {
      channel.close();
      Files.deleteIfExists(unfinished);
    } catch (IOException e) {
      LOG.log(Level.WARNING, "Cannot remove " + unfinished, e);
    }
  }
}
