package dev.flowtrail.server.index;

import java.nio.file.Path;
import java.time.Duration;

/**
 * What the index may take of the machine.
 *
 * @param folder for files that are needed for a while only; also for copies of objects of a bucket
 * @param memoryBytes that DuckDB may take for all questions together, outside of the heap
 * @param threads that it may compute with
 * @param cacheBytes how much of a bucket's objects is kept in the folder
 * @param patience how long one question may take, its waiting included
 * @param gathering how long changes wait for company before they are indexed
 * @param textWords how many words of each observation are indexed
 */
public record IndexLimits(
    Path folder,
    long memoryBytes,
    int threads,
    long cacheBytes,
    Duration patience,
    Duration gathering,
    int textWords) {

  /** What writing files takes, whatever the questions may take: less is too little for a group. */
  static final long TO_WRITE_BYTES = 256L << 20;

  /** The same for who writes files beside all else: by one thread, which needs half the memory. */
  IndexLimits toWrite() {
    return new IndexLimits(folder, TO_WRITE_BYTES, 1, cacheBytes, patience, gathering, textWords);
  }

  /** The same in another folder. */
  public IndexLimits in(WorkFolder other) {
    return new IndexLimits(
        other.path(), memoryBytes, threads, cacheBytes, patience, gathering, textWords);
  }
}
