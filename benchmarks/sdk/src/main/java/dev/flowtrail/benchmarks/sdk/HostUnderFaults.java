package dev.flowtrail.benchmarks.sdk;

import static dev.flowtrail.sdk.Condition.atLeast;
import static dev.flowtrail.sdk.Rule.rule;

import dev.flowtrail.benchmarks.sdk.Values.Product;
import dev.flowtrail.sdk.FlowTrail;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The 99th percentile of a host's own work, while its server does what servers should not. Servers
 * take turns in short rounds, so that what else happens on the machine happens to all of them.
 */
final class HostUnderFaults {
  private static final List<Product> PRODUCTS = Values.products(50);
  private static final int RUNS_PER_ROUND = 100;

  private final byte[] page = new byte[64 << 10];
  private final int rounds;

  HostUnderFaults(int rounds) {
    this.rounds = rounds;
  }

  /** Nanoseconds by what the server does. */
  Map<Fault, Long> measure() throws Exception {
    Map<Fault, Host> hosts = new EnumMap<>(Fault.class);
    for (Fault fault : Fault.values()) {
      hosts.put(fault, new Host(fault));
    }
    for (int round = -2; round < rounds; round++) {
      for (Host host : hosts.values()) {
        host.run(round >= 0);
      }
    }
    Map<Fault, Long> p99 = new EnumMap<>(Fault.class);
    for (Map.Entry<Fault, Host> host : hosts.entrySet()) {
      p99.put(host.getKey(), host.getValue().p99());
      host.getValue().close();
    }
    return p99;
  }

  private final class Host implements AutoCloseable {
    private final FaultyServer server;
    private final FlowTrail trail;
    private final List<Long> nanos = new ArrayList<>();

    Host(Fault fault) {
      server = new FaultyServer(fault);
      trail =
          FlowTrail.builder()
              .endpoint(server.address())
              .requestTimeout(Duration.ofSeconds(1))
              .bufferBytes(4 << 20)
              .shutdownHook(false)
              .build();
    }

    void run(boolean measured) throws Exception {
      for (int i = 0; i < RUNS_PER_ROUND; i++) {
        long begin = System.nanoTime();
        pipeline();
        if (measured) {
          nanos.add(System.nanoTime() - begin);
        }
      }
    }

    /** About a millisecond of work, of which a part is a decision. */
    private void pipeline() throws GeneralSecurityException {
      trail.flow(
          "pipeline",
          flow -> {
            byte[] digest = flow.step("work", step -> work());
            flow.runStep("input", step -> step.capture("input", Values.SMALL_MAP));
            return flow.step(
                "apply_filters",
                step ->
                    step.filter(
                        "evaluations",
                        PRODUCTS,
                        Product::asin,
                        rule("min_rating", Product::rating, atLeast(digest[0] > 0 ? 3.8 : 2.8)),
                        rule("reviews", Product::reviews, atLeast(100))));
          });
    }

    private byte[] work() throws GeneralSecurityException {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      for (int i = 0; i < 5; i++) {
        sha.update(page);
      }
      return sha.digest();
    }

    long p99() {
      long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
      return sorted[(int) (sorted.length * 99L / 100)];
    }

    @Override
    public void close() throws IOException {
      trail.close(Duration.ofMillis(1));
      server.close();
    }
  }
}
