package dev.flowtrail.benchmarks.limits;

import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/** What the disk under a folder does when it has to mean it. */
public final class Disk {

  private static final int SMALL_BYTES = 4 << 10;
  private static final int LARGE_BYTES = 16 << 20;

  private final Path folder;
  private final Duration during;

  public Disk(Path folder, Duration during) {
    this.folder = folder;
    this.during = during;
  }

  /** Appends of 4 KB that are synced one by one ({@code fdatasync}). */
  public double syncsPerSecond() throws Exception {
    return appends(SMALL_BYTES);
  }

  /** Appends of 16 MB that are synced one by one. */
  public double syncedMegabytesPerSecond() throws Exception {
    return appends(LARGE_BYTES) * LARGE_BYTES / 1e6;
  }

  private double appends(int bytes) throws Exception {
    Path file = folder.resolve("disk-limit");
    ByteBuffer buffer = ByteBuffer.allocateDirect(bytes);
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      return Repeated.perSecond(
          during,
          () -> {
            buffer.clear();
            while (buffer.hasRemaining()) {
              channel.write(buffer);
            }
            channel.force(false);
          });
    } finally {
      Files.deleteIfExists(file);
    }
  }
}
