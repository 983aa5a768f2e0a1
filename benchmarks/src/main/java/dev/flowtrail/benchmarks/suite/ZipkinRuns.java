package dev.flowtrail.benchmarks.suite;

import dev.flowtrail.benchmarks.load.HttpConnection;
import dev.flowtrail.benchmarks.load.Load;
import dev.flowtrail.benchmarks.load.Outcome;
import dev.flowtrail.benchmarks.load.Plan;
import dev.flowtrail.benchmarks.systems.ProcessFigures;
import dev.flowtrail.benchmarks.systems.Zipkin;
import java.time.Duration;
import java.util.List;

/** A well-known server for traces, which keeps them in memory only. */
final class ZipkinRuns {

  private static final String PREFIX = "zipkin.";
  private static final int CONNECTIONS = 64;
  private static final Duration AT_MOST = Duration.ofMinutes(2);

  private ZipkinRuns() {}

  static void measure(Zipkin zipkin, Shared shared) throws InterruptedException {
    shared.figures().put(PREFIX + "startMillis", zipkin.start().toNanos() / 1e6);
    shared
        .figures()
        .put(PREFIX + "idleMegabytes", ProcessFigures.residentBytes(zipkin.handle()) / 1e6);
    post(zipkin, shared.scale().of(30_000));
    Cost cost = new Cost(List.of(zipkin.handle()));
    Outcome outcome = post(zipkin, shared.scale().of(100_000));
    shared.figures().put(PREFIX + "serverMicrosPerRequest", cost.microsPerRequest(outcome));
    shared.figures().put(PREFIX + "acceptsPerSecond", outcome.perSecond());
    shared.figures().put(PREFIX + "peakMegabytes", ProcessFigures.peakBytes(zipkin.handle()) / 1e6);
  }

  private static Outcome post(Zipkin zipkin, long requests) throws InterruptedException {
    return Load.run(
        () -> new HttpConnection(zipkin.address()),
        Zipkin.traces(),
        Plan.closed(CONNECTIONS, requests, AT_MOST));
  }
}
