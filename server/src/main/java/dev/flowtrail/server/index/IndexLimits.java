package dev.flowtrail.server.index;

import java.nio.file.Path;
import java.time.Duration;

/**
 * What the index may take of the machine.
 *
 * @param folder for files that are needed for a while only; also for copies of objects of a bucket
 * @param memoryBytes that DuckDB may take for all questions together, outside of the heap; the
 *     indexer's takes as much at most
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

  /** The same in another folder. */
  public IndexLimits in(WorkFolder other) {
    return new IndexLimits(
        other.path(), memoryBytes, threads, cacheBytes, patience, gathering, textWords);
  }
}
