package dev.flowtrail.server.index;

import dev.flowtrail.server.payload.BlobStore;
import dev.flowtrail.server.payload.BlobWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A store whose user dies at one of the steps that change something: before it, or right after. */
final class DyingStore implements BlobStore {

  private final BlobStore store;
  private final int fatalStep;
  private int steps;

  /**
   * @param fatalStep from 1; two for each change, before and after it
   */
  DyingStore(BlobStore store, int fatalStep) {
    this.store = store;
    this.fatalStep = fatalStep;
  }

  /** As if the process had been killed: nothing catches it. */
  static final class Death extends Error {
    private static final long serialVersionUID = 1L;
  }

  private void step() {
    if (++steps >= fatalStep) {
      throw new Death();
    }
  }

  @Override
  public BlobWriter create(String key) throws IOException {
    BlobWriter writer = store.create(key);
    return new BlobWriter() {
      @Override
      public void write(int value) throws IOException {
        writer.write(value);
      }

      @Override
      public void write(byte[] bytes, int offset, int count) throws IOException {
        writer.write(bytes, offset, count);
      }

      @Override
      public void commit() throws IOException {
        step();
        writer.commit();
        step();
      }

      @Override
      public void close() {
        writer.close();
      }
    };
  }

  @Override
  public void delete(String key) throws IOException {
    step();
    store.delete(key);
    step();
  }

  @Override
  public byte[] read(String key, long offset, int length) throws IOException {
    return store.read(key, offset, length);
  }

  @Override
  public Optional<Path> fileOf(String key) {
    return store.fileOf(key);
  }

  @Override
  public List<Listed> list(String prefix, String after, int limit) throws IOException {
    return store.list(prefix, after, limit);
  }

  @Override
  public void discardUnfinished(Instant before) throws IOException {
    store.discardUnfinished(before);
  }

  @Override
  public void check() throws IOException {
    store.check();
  }
}
