package dev.flowtrail.cluster.torture;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.DELETE_ON_CLOSE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Somebody else fills the disk, to the last byte, and makes room again after a while. */
final class FullDisk implements Blow {

  private static final int PIECE = 4 << 10;
  private static final int LARGE_PIECE = 1 << 20;

  /** So long that somebody notices. */
  static final Duration SHORTEST = Duration.ofMillis(500);

  private static final Duration POLL = Duration.ofMillis(2);

  private final Path folder;
  private @Nullable FileChannel ballast;

  /**
   * @param folder on the disk
   */
  FullDisk(Path folder) {
    this.folder = folder;
  }

  @Override
  public String name() {
    return "the disk is full";
  }

  @Override
  public void prepare() {
    try {
      FileChannel file =
          FileChannel.open(folder.resolve("ballast"), CREATE, WRITE, DELETE_ON_CLOSE);
      fill(file, LARGE_PIECE);
      fill(file, PIECE);
      ballast = file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What others give back while they fail is taken too. */
  @Override
  public void strike(Duration lasting) {
    long end = System.nanoTime() + SHORTEST.plus(lasting).toNanos();
    try (FileChannel file = Objects.requireNonNull(ballast)) {
      while (System.nanoTime() < end) {
        fill(file, PIECE);
        LockSupport.parkNanos(POLL.toNanos());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void fill(FileChannel file, int piece) {
    try {
      while (true) {
        file.write(ByteBuffer.allocate(piece));
      }
    } catch (IOException full) {
      // There is no room for another piece.
    }
  }
}
