package dev.flowtrail.server.ingest;

import dev.flowtrail.protocol.LimitExceededException;
import dev.flowtrail.server.http.SharedHeap;
import io.helidon.webserver.http.ServerRequest;
import java.util.function.LongSupplier;

/**
 * What one body needs of the heap, by what has come of it. Small ones need nothing to speak of.
 * Measured for large ones: less than 4 MB whatever their length, but two bytes for each byte of the
 * one text that is being read, and about 1,200 bytes for each observation. For one thread.
 */
final class HeapNeed implements AutoCloseable {

  /** Bodies up to here take no share. */
  static final int SMALL_BODY_BYTES = 256 << 10;

  /** Of observations up to here the same holds. */
  private static final int FEW_OBSERVATIONS = 1_000;

  /** Includes what the compressor takes outside of the heap. */
  private static final long BASE_BYTES = 4 << 20;

  private static final int BYTES_PER_TEXT_BYTE = 2;
  private static final int BYTES_PER_OBSERVATION = 1536;

  private final SharedHeap heap;
  private final SharedHeap.Share share;
  private LongSupplier tokenStart = () -> 0;
  private long bodyBytes;
  private int observations;

  HeapNeed(SharedHeap heap) {
    this.heap = heap;
    this.share = heap.open();
  }

  /** Waits for what the request needs by its own account, before anything of it is read. */
  void announce(ServerRequest request) {
    if (request.headers().contentLength().orElse(0) > SMALL_BODY_BYTES) {
      share.require(BASE_BYTES);
    }
  }

  /**
   * @param offset where in the body the token begins that is being read
   */
  void tokenStartsAt(LongSupplier offset) {
    tokenStart = offset;
  }

  /**
   * Waits, before more is read, when the share does not suffice for what has come.
   *
   * @throws LimitExceededException when it takes more than this process can ever give
   */
  void addBytes(int count) {
    bodyBytes += count;
    if (bodyBytes > SMALL_BODY_BYTES) {
      update();
    }
  }

  /** The same for what is kept of each observation to the end. */
  void addObservation() {
    observations++;
    if (observations > FEW_OBSERVATIONS) {
      update();
    }
  }

  /**
   * In large steps, so that a body seldom has to wait. One that needs more than this process can
   * ever give is refused.
   */
  private void update() {
    long textBytes = Math.max(0, bodyBytes - tokenStart.getAsLong());
    long need =
        BASE_BYTES + BYTES_PER_TEXT_BYTE * textBytes + (long) BYTES_PER_OBSERVATION * observations;
    if (need > heap.total()) {
      throw new LimitExceededException("heapForOneBody", heap.total());
    }
    if (need > share.held()) {
      share.require(Math.max(need, 2 * share.held()));
    }
  }

  /** Whether this body keeps heap that others wait for. */
  boolean isInTheWay() {
    return share.held() > 0 && heap.isWanted();
  }

  @Override
  public void close() {
    share.close();
  }
}
