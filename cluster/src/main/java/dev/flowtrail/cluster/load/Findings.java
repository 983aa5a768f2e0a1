package dev.flowtrail.cluster.load;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** What was found not to be as it was promised. Thread-safe. */
public final class Findings {

  private static final int MAX_KEPT = 20;

  private final List<String> first = new ArrayList<>();
  private final AtomicInteger count = new AtomicInteger();

  void add(String finding, Object... arguments) {
    count.incrementAndGet();
    synchronized (first) {
      if (first.size() < MAX_KEPT) {
        first.add(finding.formatted(arguments));
      }
    }
  }

  public int count() {
    return count.get();
  }

  /** The first 20, in sentences. */
  public List<String> first() {
    synchronized (first) {
      return List.copyOf(first);
    }
  }
}
