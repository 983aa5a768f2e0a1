package dev.flowtrail.cluster.torture;

import java.time.Duration;

/** Something bad that happens to a cluster and is over after a while. */
public interface Blow {

  /** What it does, in few words. */
  String name();

  /** Comes before the requests during which it strikes. */
  default void prepare() {}

  /** Returns when it is over. */
  void strike(Duration lasting);
}
