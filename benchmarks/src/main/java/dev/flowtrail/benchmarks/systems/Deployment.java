package dev.flowtrail.benchmarks.systems;

import java.io.IOException;
import java.net.URI;
import java.util.List;

/** A running Flow Trail, in one of the ways to run it. */
public interface Deployment {

  /** Short; begins the names of what is measured on it. */
  String name();

  /** Where flows are sent to. */
  URI api();

  /** Its own processes. */
  List<ProcessHandle> servers();

  /** What it uses besides: PostgreSQL and, where it has them, Redis and an object store. */
  List<ProcessHandle> helpers();

  /** What is in the payload store. */
  StoredObjects storedObjects() throws IOException;

  /**
   * Objects in a payload store.
   *
   * @param count each was written once
   */
  record StoredObjects(long count, long bytes) {
    public StoredObjects since(StoredObjects before) {
      return new StoredObjects(count - before.count, bytes - before.bytes);
    }
  }
}
