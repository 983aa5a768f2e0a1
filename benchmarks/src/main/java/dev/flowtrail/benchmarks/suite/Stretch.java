package dev.flowtrail.benchmarks.suite;

import dev.flowtrail.benchmarks.systems.Deployment;
import dev.flowtrail.benchmarks.systems.Deployment.StoredObjects;
import dev.flowtrail.benchmarks.systems.ProcessFigures;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** What a deployment used between two moments. */
final class Stretch implements AutoCloseable {

  private static final Duration SAMPLING = Duration.ofMillis(250);

  private final Deployment deployment;
  private final StoredObjects storedBefore;
  private final CpuShares machineBefore;
  private final double serverCpuBefore;
  private final double helperCpuBefore;
  private final long residentBefore;
  private final AtomicLong helperPeak = new AtomicLong();
  private final Thread sampler;

  /** Begins now. */
  Stretch(Deployment deployment) throws IOException {
    this.deployment = deployment;
    deployment.servers().forEach(ProcessFigures::forgetPeak);
    this.residentBefore =
        deployment.servers().stream().mapToLong(ProcessFigures::residentBytes).sum();
    this.storedBefore = deployment.storedObjects();
    this.machineBefore = CpuShares.now();
    this.serverCpuBefore = cpu(deployment.servers());
    this.helperCpuBefore = cpu(deployment.helpers());
    this.sampler = Thread.ofVirtual().start(this::sample);
  }

  private void sample() {
    try {
      while (true) {
        helperPeak.accumulateAndGet(ProcessFigures.togetherBytes(deployment.helpers()), Math::max);
        Thread.sleep(SAMPLING);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static double cpu(List<ProcessHandle> processes) {
    return ProcessFigures.cpu(processes).toMillis() / 1e3;
  }

  /** Processor seconds of Flow Trail's own processes. */
  double serverCpuSeconds() {
    return cpu(deployment.servers()) - serverCpuBefore;
  }

  /** Processor seconds of PostgreSQL and the others. */
  double helperCpuSeconds() {
    return cpu(deployment.helpers()) - helperCpuBefore;
  }

  CpuShares machine() {
    return CpuShares.now().since(machineBefore);
  }

  StoredObjects stored() throws IOException {
    return deployment.storedObjects().since(storedBefore);
  }

  /** The most memory of Flow Trail's own processes, each at its peak. */
  long serverPeakBytes() {
    return deployment.servers().stream().mapToLong(ProcessFigures::peakBytes).sum();
  }

  /** How much that was above what they had at the beginning. */
  long extraServerBytes() {
    return serverPeakBytes() - residentBefore;
  }

  long helperPeakBytes() {
    return helperPeak.get();
  }

  @Override
  public void close() throws InterruptedException {
    sampler.interrupt();
    sampler.join();
  }
}
