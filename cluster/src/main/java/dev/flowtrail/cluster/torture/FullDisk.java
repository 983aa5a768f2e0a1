package dev.flowtrail.cluster.torture;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Somebody else fills the disk, to the last byte, and makes room again after a while. */
record FullDisk(Path folder) implements Blow {

  private static final int PIECE = 4 << 10;

  @Override
  public String name() {
    return "the disk is full";
  }

  @Override
  public void strike(Duration lasting) {
    Path ballast = folder.resolve("ballast");
    try {
      fill(ballast);
      LockSupport.parkNanos(lasting.toNanos());
      Files.delete(ballast);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void fill(Path ballast) throws IOException {
    try (FileChannel file = FileChannel.open(ballast, CREATE_NEW, WRITE)) {
      ByteBuffer piece = ByteBuffer.allocate(PIECE);
      while (writes(file, piece.clear())) {
        // Until there is no room for another piece.
      }
    }
  }

  private static boolean writes(FileChannel file, ByteBuffer piece) {
    try {
      return file.write(piece) == PIECE;
    } catch (IOException full) {
      return false;
    }
  }
}
