package dev.flowtrail.server.payload;

import java.io.IOException;

/** Keeps immutable objects by key. Implementations are thread-safe. */
public interface BlobStore {

  /**
   * Stores an object; when this returns it survives a crash of the machine. Storing the same key
   * again with the same bytes changes nothing.
   *
   * @param key names separated by {@code /}, made by the server itself
   */
  void put(String key, byte[] bytes) throws IOException;

  /**
   * Reads a part of an object.
   *
   * @throws java.nio.file.NoSuchFileException when there is no such object
   * @throws java.io.EOFException when the object ends before the range does
   */
  byte[] read(String key, long offset, int length) throws IOException;
}
