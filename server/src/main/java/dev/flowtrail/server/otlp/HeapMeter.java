package dev.flowtrail.server.otlp;

import dev.flowtrail.protocol.LimitExceededException;
import dev.flowtrail.server.http.SharedHeap;

/**
 * What one export takes of the heap. Two bytes of a body may become an object of a hundred, so it
 * is not the body's length that counts but what is made of it. For one thread.
 */
final class HeapMeter implements AutoCloseable {

  /** Exports up to here take no share: the usual one of some hundred spans. */
  private static final long SMALL_BYTES = 1 << 20;

  private final SharedHeap heap;
  private final SharedHeap.Share share;
  private long bytes;

  HeapMeter(SharedHeap heap) {
    this.heap = heap;
    this.share = heap.open();
  }

  /**
   * Waits, when the share does not suffice for what is added.
   *
   * @throws LimitExceededException when it takes more than this process can ever give
   */
  void add(long more) {
    bytes += more;
    if (bytes > SMALL_BYTES && bytes > share.held()) {
      if (bytes > heap.total()) {
        throw new LimitExceededException("heapForOneBody", heap.total());
      }
      share.require(Math.max(bytes, 2 * share.held()));
    }
  }

  /** Takes back what was added for a while. */
  void remove(long less) {
    bytes -= less;
  }

  @Override
  public void close() {
    share.close();
  }
}
