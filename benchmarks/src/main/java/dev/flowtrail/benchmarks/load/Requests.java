package dev.flowtrail.benchmarks.load;

/** What a load sends. Called from many threads. */
public interface Requests {

  /**
   * The request with this number, the same each time.
   *
   * @param number counted from 0
   */
  Request request(long number);
}
