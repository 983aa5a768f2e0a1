package dev.flowtrail.benchmarks.suite;

import dev.flowtrail.benchmarks.bodies.FlowRequests;
import dev.flowtrail.benchmarks.bodies.Size;
import dev.flowtrail.benchmarks.load.HttpConnection;
import dev.flowtrail.benchmarks.load.Load;
import dev.flowtrail.benchmarks.load.Outcome;
import dev.flowtrail.benchmarks.load.Plan;
import dev.flowtrail.benchmarks.systems.NodePeer;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;

/** The same flows to the stand-in of the design that Flow Trail replaces. */
final class NodeRuns {

  private static final String PREFIX = "stand-in.";
  private static final int CONNECTIONS = 64;
  private static final Duration AT_MOST = Duration.ofMinutes(1);
  private static final int POLL_MILLIS = 50;

  private final NodePeer peer;
  private final Shared shared;

  NodeRuns(NodePeer peer, Shared shared) {
    this.peer = peer;
    this.shared = shared;
  }

  /**
   * Accepting while the worker goes at its shipped rate, that rate, and what it stores without a
   * limit while nothing is sent: each as it suits the stand-in best.
   */
  void all() throws IOException, InterruptedException, SQLException {
    warmUp();
    asShipped();
    backlog(Size.S, Math.max(shared.scale().of(5_000), 1_500));
    backlog(Size.M, Math.max(shared.scale().of(600), 200));
  }

  private void warmUp() throws IOException, InterruptedException, SQLException {
    peer.startWorker(NodePeer.NO_LIMIT);
    awaitStored(send(Size.S, shared.scale().of(3_000)).acknowledged());
    peer.stopWorker();
  }

  private void asShipped() throws IOException, InterruptedException, SQLException {
    peer.startWorker(NodePeer.SHIPPED_JOBS_PER_SECOND);
    Outcome outcome = send(Size.S, shared.scale().of(30_000));
    shared.figures().put(PREFIX + "S.acceptsPerSecond", outcome.perSecond());
    shared
        .figures()
        .put(
            PREFIX + "S.clientMicrosPerRequest",
            outcome.clientCpu().toNanos() / 1e3 / outcome.acknowledged());
    long before = peer.storedFlows();
    long start = System.nanoTime();
    Thread.sleep(shared.scale().steady());
    double seconds = (System.nanoTime() - start) / 1e9;
    shared
        .figures()
        .put(PREFIX + "S.processedPerSecondAsShipped", (peer.storedFlows() - before) / seconds);
    peer.stopWorker();
    peer.forgetBacklog();
  }

  private void backlog(Size size, long requests)
      throws IOException, InterruptedException, SQLException {
    String prefix = PREFIX + size + ".";
    long redisBefore = peer.redisBytes();
    long storedBefore = peer.storedFlows();
    long putsBefore = peer.puts();
    Cost accepting = new Cost(peer.acceptingProcesses());
    Outcome outcome = send(size, requests);
    shared.figures().put(prefix + "acceptMicrosPerRequest", accepting.microsPerRequest(outcome));
    shared.figures().put(prefix + "acceptsPerSecondWithoutWorker", outcome.perSecond());
    shared
        .figures()
        .put(
            prefix + "redisBytesPerFlow",
            (double) (peer.redisBytes() - redisBefore) / outcome.acknowledged());
    peer.startWorker(NodePeer.NO_LIMIT);
    Cost storing = new Cost(peer.storingProcesses());
    Duration took = awaitStored(storedBefore + outcome.acknowledged());
    shared.figures().put(prefix + "storeMicrosPerFlow", storing.microsPerRequest(outcome));
    shared
        .figures()
        .put(prefix + "processedPerSecond", outcome.acknowledged() * 1e9 / took.toNanos());
    shared
        .figures()
        .put(prefix + "putsPer1000", (peer.puts() - putsBefore) * 1_000.0 / outcome.acknowledged());
    peer.stopWorker();
    peer.forgetBacklog();
  }

  private Outcome send(Size size, long requests) throws IOException, InterruptedException {
    FlowRequests flows = FlowRequests.each(shared.bodies(), shared.newName(), size);
    Outcome outcome =
        Load.run(
            () -> new HttpConnection(peer.api()),
            flows,
            Plan.closed(CONNECTIONS, requests, AT_MOST));
    if (outcome.acknowledged() == 0) {
      throw new IOException("the stand-in accepted nothing");
    }
    return outcome;
  }

  private Duration awaitStored(long flows) throws IOException, InterruptedException, SQLException {
    long start = System.nanoTime();
    while (peer.storedFlows() < flows) {
      if (System.nanoTime() - start > AT_MOST.toNanos() * 2) {
        throw new IOException("the stand-in stored %d of %d".formatted(peer.storedFlows(), flows));
      }
      Thread.sleep(POLL_MILLIS);
    }
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
