package dev.flowtrail.cluster.torture;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * A network does badly for a while.
 *
 * @param begin makes it fail
 * @param end heals it
 */
record NetworkFault(String name, Runnable begin, Runnable end) implements Blow {

  @Override
  public void strike(Duration lasting) {
    begin.run();
    LockSupport.parkNanos(lasting.toNanos());
    end.run();
  }
}
