package dev.flowtrail.server.index;

import dev.flowtrail.server.index.CandidateFiles.Stored;
import dev.flowtrail.server.payload.BlobStore;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Objects of the payload store as files on this machine: where the store is a folder they are read
 * in place, else copies are kept, as many as fit. Thread-safe.
 */
final class LocalFiles {

  private static final int PIECE_BYTES = 8 << 20;

  private final BlobStore blobs;
  private final Path folder;
  private final long maxBytes;

  /** By key; the one that was asked for last stands last. */
  private final Map<String, Copy> copies = new LinkedHashMap<>(16, 0.75f, true);

  private long bytes;

  /**
   * @param folder for copies, made when it is needed; what others left in it is not touched
   */
  LocalFiles(BlobStore blobs, Path folder, long maxBytes) {
    this.blobs = blobs;
    this.folder = folder;
    this.maxBytes = maxBytes;
  }

  /** An object's copy, and how many questions read it. */
  private static final class Copy {
    private final Path path;
    private final long bytes;
    private int readers;

    Copy(Path path, long bytes) {
      this.path = path;
      this.bytes = bytes;
    }
  }

  /** Files that stay where they are until this is closed. */
  final class Lease implements AutoCloseable {
    private final List<Path> paths = new ArrayList<>();
    private final List<Copy> read = new ArrayList<>();

    private Lease() {}

    List<Path> paths() {
      return paths;
    }

    @Override
    public void close() {
      synchronized (LocalFiles.this) {
        read.forEach(copy -> copy.readers--);
      }
    }
  }

  /**
   * All of these as files.
   *
   * @throws CandidateQueryException.TooLarge when they are more than copies may take
   */
  Lease take(List<Stored> objects) throws IOException {
    Lease lease = new Lease();
    try {
      for (Stored object : objects) {
        Optional<Path> inPlace = blobs.fileOf(object.key());
        if (inPlace.isPresent()) {
          lease.paths.add(inPlace.get());
        } else {
          take(object, lease);
        }
      }
      return lease;
    } catch (IOException | RuntimeException e) {
      lease.close();
      throw e;
    }
  }

  /** One at a time: who waits may find that it is there already. */
  private synchronized void take(Stored object, Lease lease) throws IOException {
    Copy copy = copies.get(object.key());
    if (copy == null) {
      makeRoom(object.bytes());
      copy = new Copy(fetch(object), object.bytes());
      copies.put(object.key(), copy);
      bytes += copy.bytes;
    }
    copy.readers++;
    lease.read.add(copy);
    lease.paths.add(copy.path);
  }

  private void makeRoom(long wanted) throws IOException {
    Iterator<Copy> oldest = copies.values().iterator();
    while (bytes + wanted > maxBytes && oldest.hasNext()) {
      Copy copy = oldest.next();
      if (copy.readers == 0) {
        Files.deleteIfExists(copy.path);
        bytes -= copy.bytes;
        oldest.remove();
      }
    }
    if (bytes + wanted > maxBytes) {
      throw new CandidateQueryException.TooLarge(
          "the files that this needs are more than the %d bytes that may be kept of them here"
              .formatted(maxBytes),
          null);
    }
  }

  private Path fetch(Stored object) throws IOException {
    Path file = Files.createDirectories(folder).resolve(UUID.randomUUID() + ".parquet");
    try (OutputStream out = Files.newOutputStream(file)) {
      for (long offset = 0; offset < object.bytes(); offset += PIECE_BYTES) {
        int length = (int) Math.min(PIECE_BYTES, object.bytes() - offset);
        out.write(blobs.read(object.key(), offset, length));
      }
      return file;
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }
}
