package dev.flowtrail.server.payload;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * Bytes on the local disk that wait to be sent. The file has no name: however the process ends,
 * nothing of it is left. One thread writes; after that any number may read.
 */
final class SpoolFile implements AutoCloseable {

  private static final int BUFFER_BYTES = 64 << 10;

  private final FileChannel channel;
  private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
  private long size;

  private SpoolFile(FileChannel channel) {
    this.channel = channel;
  }

  static SpoolFile open(Path folder) throws IOException {
    return new SpoolFile(
        FileChannel.open(
            folder.resolve(UUID.randomUUID().toString()),
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE));
  }

  void write(byte[] bytes, int offset, int count) throws IOException {
    if (count > buffer.remaining()) {
      flush();
    }
    if (count > buffer.remaining()) {
      writeFully(ByteBuffer.wrap(bytes, offset, count));
    } else {
      buffer.put(bytes, offset, count);
    }
    size += count;
  }

  /** To be called before anything is read. */
  void flush() throws IOException {
    writeFully(buffer.flip());
    buffer.clear();
  }

  private void writeFully(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  long size() {
    return size;
  }

  /** A part of the bytes, from its beginning. */
  InputStream open(long offset, long length) {
    return new InputStream() {
      private long position = offset;

      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] bytes, int from, int count) throws IOException {
        int wanted = (int) Math.min(count, offset + length - position);
        if (wanted <= 0) {
          return count == 0 ? 0 : -1;
        }
        int read = channel.read(ByteBuffer.wrap(bytes, from, wanted), position);
        position += Math.max(read, 0);
        return read;
      }
    };
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
