package dev.flowtrail.server.http;

/**
 * The heap that answers with large data may take together, however many readers there are and
 * however slowly they read. Thread-safe.
 */
public final class AnswerHeap {

  private static final int SIXTEENTHS = 2;

  /** Less takes no share. */
  private static final long SMALL_BYTES = 256 << 10;

  private final SharedHeap heap;

  /** Two sixteenths of what this process may take. */
  public AnswerHeap() {
    this(SharedHeap.ofThisProcess(SIXTEENTHS));
  }

  AnswerHeap(SharedHeap heap) {
    this.heap = heap;
  }

  /**
   * Waits until an answer may hold so much.
   *
   * @return to be closed once the answer is out
   * @throws ProblemException when others held all of it for too long
   */
  public SharedHeap.Share take(long bytes) {
    SharedHeap.Share share = heap.open();
    if (bytes > SMALL_BYTES) {
      share.require(bytes);
    }
    return share;
  }
}
