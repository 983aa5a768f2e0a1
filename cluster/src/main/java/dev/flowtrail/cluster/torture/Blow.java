package dev.flowtrail.cluster.torture;

import java.time.Duration;

/** Something bad that happens to a cluster and is over after a while. */
public interface Blow {

  /** What it does, in few words. */
  String name();

  /** Returns when it is over. */
  void strike(Duration lasting);
}
