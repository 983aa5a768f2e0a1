package dev.flowtrail.cluster.torture;

import dev.flowtrail.cluster.part.Server;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * The server may not write to files for a while: every write fails as on a full disk, though with
 * another error. For machines where nobody may make a small disk.
 */
record FileLimit(Server server) implements Blow {

  @Override
  public String name() {
    return server.name() + " may not write files";
  }

  @Override
  public void prepare() {
    server.limitFiles(0);
  }

  @Override
  public void strike(Duration lasting) {
    LockSupport.parkNanos(FullDisk.SHORTEST.plus(lasting).toNanos());
    server.liftFileLimit();
  }
}
