package dev.flowtrail.benchmarks.load;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToLongFunction;

/** Sends requests over many connections, a thread each. */
public final class Load {

  private final Requests requests;
  private final Plan plan;
  private final AtomicLong next = new AtomicLong();
  private final long startNanos = System.nanoTime();
  private final List<Lane> lanes = new ArrayList<>();

  private Load(Requests requests, Plan plan) {
    this.requests = requests;
    this.plan = plan;
  }

  /**
   * Returns when all is answered or given up.
   *
   * @throws InterruptedException when this thread was interrupted; the load then goes on to its end
   */
  public static Outcome run(Connection.Source server, Requests requests, Plan plan)
      throws InterruptedException {
    return new Load(requests, plan).run(server);
  }

  private Outcome run(Connection.Source server) throws InterruptedException {
    long cpuBefore = cpuNanos();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < plan.connections(); i++) {
      Lane lane = new Lane(this, server);
      lanes.add(lane);
      threads.add(Thread.ofPlatform().daemon().name("load-" + i).start(lane));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    return outcome(Duration.ofNanos(cpuNanos() - cpuBefore));
  }

  private Outcome outcome(Duration clientCpu) {
    long endNanos =
        lanes.stream()
            .filter(lane -> lane.acknowledged > 0)
            .mapToLong(lane -> lane.lastAckNanos)
            .max()
            .orElse(startNanos);
    return new Outcome(
        sum(lane -> lane.acknowledged),
        sum(lane -> lane.replayed),
        sum(lane -> lane.postponed),
        sum(lane -> lane.broken),
        sum(lane -> lane.refused),
        sum(lane -> lane.bytes),
        Duration.ofNanos(Math.max(endNanos - startNanos, 1)),
        clientCpu,
        Latencies.of(Longs.joined(lanes.stream().map(lane -> lane.latencies).toList())),
        Longs.joined(lanes.stream().map(lane -> lane.flowIds).toList()));
  }

  private long sum(ToLongFunction<Lane> value) {
    return lanes.stream().mapToLong(value).sum();
  }

  /** Processor time of this process. */
  private static long cpuNanos() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  /** The next request's number, or -1 when there is none. */
  long takeNumber() {
    long number = next.getAndIncrement();
    return number < plan.requests() && !isOver() ? number : -1;
  }

  Request request(long number) {
    return requests.request(number);
  }

  /** When the request is due, by {@link System#nanoTime}. */
  long dueNanos(long number) {
    return plan.perSecond() == 0
        ? System.nanoTime()
        : startNanos + (long) (number * 1e9 / plan.perSecond());
  }

  boolean isOver() {
    return System.nanoTime() - startNanos > plan.atMost().toNanos();
  }
}
