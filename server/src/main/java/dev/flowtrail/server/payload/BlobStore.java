package dev.flowtrail.server.payload;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Keeps immutable objects by key. Implementations are thread-safe; every method may throw an {@link
 * IOException} when the store cannot be reached or does not take what it is given.
 *
 * <p>Keys are names separated by {@code /}, made by the server itself and never used for other
 * bytes.
 */
public interface BlobStore {

  /** Begins an object. Nobody sees it before it is committed. */
  BlobWriter create(String key) throws IOException;

  /**
   * Stores an object; when this returns it survives a crash of the machine. Storing the same key
   * again with the same bytes changes nothing.
   */
  default void put(String key, byte[] bytes) throws IOException {
    try (BlobWriter writer = create(key)) {
      writer.write(bytes);
      writer.commit();
    }
  }

  /**
   * Reads a part of an object.
   *
   * @throws java.nio.file.NoSuchFileException when there is no such object
   * @throws java.io.EOFException when the object ends before the range does
   */
  byte[] read(String key, long offset, int length) throws IOException;

  /** Where the store keeps an object as a file on this machine; empty when it does not. */
  default Optional<Path> fileOf(String key) {
    return Optional.empty();
  }

  /** Removes an object; one that is not there is removed already. */
  void delete(String key) throws IOException;

  /**
   * Some of the objects, in the order of their keys. Slow: not to be called for a request.
   *
   * @param prefix what the keys begin with
   * @param after only keys behind this one; empty for the first page
   * @param limit how many at most; fewer come only when there are no more
   */
  List<Listed> list(String prefix, String after, int limit) throws IOException;

  /**
   * An object in a list.
   *
   * @param lastModified by the clock of the store
   */
  record Listed(String key, long bytes, Instant lastModified) {}

  /**
   * Removes what writers left that began before this time, by the clock of the store, and died
   * before they committed or closed.
   */
  void discardUnfinished(Instant before) throws IOException;

  /** Asks whether an object could be stored now. */
  void check() throws IOException;
}
