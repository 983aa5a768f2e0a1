package dev.flowtrail.benchmarks.load;

import java.io.IOException;

/** One request after the other over one connection, as one client would. Not thread-safe. */
public interface Connection extends AutoCloseable {

  /**
   * Sends and waits for the answer.
   *
   * @throws IOException when the connection broke: it is of no use any more, and what became of the
   *     request is not known
   */
  Reply send(Request request) throws IOException;

  @Override
  void close() throws IOException;

  /** Where connections come from. */
  @FunctionalInterface
  interface Source {
    Connection connect() throws IOException;
  }
}
