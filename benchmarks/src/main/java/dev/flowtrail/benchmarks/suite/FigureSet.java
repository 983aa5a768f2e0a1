package dev.flowtrail.benchmarks.suite;

import dev.flowtrail.benchmarks.load.Outcome;
import java.io.IOException;
import java.time.Duration;

/** Notes what a load came to, under names that begin alike. */
final class FigureSet {

  private final Figures figures;
  private final String prefix;

  FigureSet(Figures figures, String prefix) {
    this.figures = figures;
    this.prefix = prefix;
  }

  /** What is known once the last request is answered. */
  void load(Outcome outcome, Stretch stretch) {
    put("acksPerSecond", outcome.perSecond());
    put("megabytesPerSecond", outcome.megabytesPerSecond());
    put("postponed", outcome.postponed());
    put("brokenConnections", outcome.broken());
    shares(outcome, stretch);
  }

  /** Who had the processors while requests were sent: what has none left is the bound. */
  private void shares(Outcome outcome, Stretch stretch) {
    CpuShares machine = stretch.machine();
    double client = outcome.clientCpu().toMillis() / 1e3;
    double server = stretch.serverCpuSeconds();
    double helpers = stretch.helperCpuSeconds();
    double others =
        machine.total() - machine.idle() - machine.waiting() - client - server - helpers;
    put("cpuPercent.server", 100 * server / machine.total());
    put("cpuPercent.helpers", 100 * helpers / machine.total());
    put("cpuPercent.client", 100 * client / machine.total());
    put("cpuPercent.others", 100 * Math.max(others, 0) / machine.total());
    put("cpuPercent.disk", 100 * machine.waiting() / machine.total());
    put("cpuPercent.idle", 100 * machine.idle() / machine.total());
    double requests = Math.max(outcome.acknowledged(), 1);
    put("serverMicrosPerRequest", server * 1e6 / requests);
    put("helperMicrosPerRequest", helpers * 1e6 / requests);
    put("clientMicrosPerRequest", client * 1e6 / requests);
  }

  /** What is known once all can be found. */
  void whole(Outcome outcome, long flows, Duration lag, Stretch stretch) throws IOException {
    double lagSeconds = lag.toNanos() / 1e9;
    // Repeats bring bytes that nobody has to store.
    double bytes = (double) outcome.bytes() * flows / outcome.acknowledged();
    double cpu = stretch.serverCpuSeconds() + stretch.helperCpuSeconds();
    put("secondsToQueryable", lagSeconds);
    put("queryablePerSecond", flows / (outcome.seconds() + lagSeconds));
    put("cpuSecondsPerGigabyte", cpu / (outcome.bytes() / 1e9));
    put("serverPeakMegabytes", stretch.serverPeakBytes() / 1e6);
    put("helperPeakMegabytes", stretch.helperPeakBytes() / 1e6);
    put("extraMemoryToBody", stretch.extraServerBytes() / (bytes / flows));
    put("putsPer1000", stretch.stored().count() * 1_000.0 / flows);
    put("storedToRaw", stretch.stored().bytes() / bytes);
  }

  void latencies(Outcome outcome) {
    put("p50Millis", outcome.latencies().millis(0.5));
    put("p99Millis", outcome.latencies().millis(0.99));
    put("p999Millis", outcome.latencies().millis(0.999));
  }

  private void put(String name, double value) {
    figures.put(prefix + name, value);
  }
}
