package dev.flowtrail.cluster.fault;

import java.util.List;
import java.util.Random;

/** Decides what becomes of a request. */
@FunctionalInterface
public interface HttpFault {

  /** All is well. */
  HttpFault NONE = (method, path) -> Treatment.PASS;

  Treatment decide(String method, String path);

  /** All requests alike. */
  static HttpFault always(Treatment treatment) {
    return (method, path) -> treatment;
  }

  /**
   * Some requests meet one of the treatments; the others pass.
   *
   * @param oneIn how many pass for one that does not, on average
   */
  static HttpFault sometimes(long seed, int oneIn, List<Treatment> treatments) {
    Random random = new Random(seed);
    return (method, path) -> {
      synchronized (random) {
        return random.nextInt(oneIn) == 0
            ? treatments.get(random.nextInt(treatments.size()))
            : Treatment.PASS;
      }
    };
  }

  /** Only requests of this method; the others pass. */
  default HttpFault on(String onlyMethod) {
    return (method, path) -> method.equals(onlyMethod) ? decide(method, path) : Treatment.PASS;
  }

  /** Only the first request that would not pass; the others pass. */
  default HttpFault once() {
    boolean[] done = {false};
    return (method, path) -> {
      synchronized (done) {
        Treatment treatment = done[0] ? Treatment.PASS : decide(method, path);
        done[0] |= !treatment.equals(Treatment.PASS);
        return treatment;
      }
    };
  }
}
