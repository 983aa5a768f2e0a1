package dev.flowtrail.benchmarks.systems;

import java.io.IOException;

/** A deployment whose workers are processes of their own. */
public interface WorkersApart extends Deployment {

  /** Lets what arrives wait from now on. */
  void stopWorkers();

  void startWorkers();

  /** The memory of the queue's Redis; 0 where it has none. */
  long redisBytes() throws IOException;
}
