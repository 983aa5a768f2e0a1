package dev.flowtrail.benchmarks.suite;

import dev.flowtrail.benchmarks.bodies.FlowRequests;
import dev.flowtrail.benchmarks.bodies.Size;
import dev.flowtrail.benchmarks.load.Outcome;
import dev.flowtrail.benchmarks.load.Plan;
import dev.flowtrail.benchmarks.systems.Deployment;
import dev.flowtrail.benchmarks.systems.FlightRecording;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The workloads on one deployment. */
final class FlowTrailRuns {

  private static final Duration AT_MOST = Duration.ofMinutes(3);
  private static final int CONNECTIONS = 64;
  private static final int LARGE_CONNECTIONS = 4;
  private static final double LOAD_FOR_LATENCIES = 0.7;

  private final Deployment deployment;
  private final Shared shared;
  private final Sending sending;
  private final boolean profiled;

  /**
   * @param profiled whether to record where the time goes while flows arrive
   */
  FlowTrailRuns(Deployment deployment, Shared shared, boolean profiled) {
    this.deployment = deployment;
    this.shared = shared;
    this.sending = new Sending(deployment);
    this.profiled = profiled;
  }

  /** Small or medium flows: how many a second, how fast at a lower rate, in how many objects. */
  void sized(Size size, long requests, double steadyPerSecond)
      throws IOException, InterruptedException {
    warmUp(size, CONNECTIONS, requests / 5);
    Outcome outcome = saturate(size.name(), each(size), CONNECTIONS, requests);
    latencies(size, outcome.perSecond() * LOAD_FOR_LATENCIES);
    objectsAt(size, steadyPerSecond);
    shared.bodies().forget(size);
  }

  /** Large flows, four at a time. */
  void large(Size size, long requests) throws IOException, InterruptedException {
    warmUp(size, LARGE_CONNECTIONS, 2);
    saturate(size.name(), each(size), LARGE_CONNECTIONS, requests);
    shared.bodies().forget(size);
  }

  /** The largest flows, four at once, on a server that has seen nothing but small ones. */
  void largest() throws IOException, InterruptedException {
    warmUp(Size.S, CONNECTIONS, shared.scale().of(10_000));
    saturate(Size.X.name(), each(Size.X), LARGE_CONNECTIONS, LARGE_CONNECTIONS);
    shared.bodies().forget(Size.X);
  }

  /** All sizes at once. */
  void mix(long requests) throws IOException, InterruptedException {
    FlowRequests flows =
        new FlowRequests(shared.bodies(), shared.newName(), Workload::mixed, number -> number);
    saturate("mix", flows, CONNECTIONS / 4, requests);
    shared.bodies().forget(Size.L);
  }

  /** Each small flow ten times. */
  void storm(long requests) throws IOException, InterruptedException {
    long distinct = Math.max(requests / Workload.STORM_REPEATS, 1);
    FlowRequests flows =
        new FlowRequests(
            shared.bodies(),
            shared.newName(),
            number -> Size.S,
            number -> Workload.stormed(number, distinct));
    Outcome outcome = saturate("storm", flows, CONNECTIONS, distinct * Workload.STORM_REPEATS);
    put("storm", "replayed", outcome.replayed());
  }

  private FlowRequests each(Size size) {
    return FlowRequests.each(shared.bodies(), shared.newName(), size);
  }

  private String prefix(String workload) {
    return deployment.name() + "." + workload + ".";
  }

  private void put(String workload, String name, double value) {
    shared.figures().put(prefix(workload) + name, value);
  }

  private void warmUp(Size size, int connections, long requests)
      throws IOException, InterruptedException {
    FlowRequests flows = each(size);
    Outcome outcome = sending.send(flows, Plan.closed(connections, Math.max(requests, 1), AT_MOST));
    sending.awaitQueryable(flows, outcome);
  }

  private Outcome saturate(String workload, FlowRequests flows, int connections, long requests)
      throws IOException, InterruptedException {
    Optional<FlightRecording> recording = record(workload);
    try (Stretch stretch = new Stretch(deployment)) {
      Outcome outcome = sending.send(flows, Plan.closed(connections, requests, AT_MOST));
      FigureSet noted = new FigureSet(shared.figures(), prefix(workload));
      noted.load(outcome, stretch);
      Duration lag = sending.awaitQueryable(flows, outcome);
      noted.whole(outcome, Check.ids(outcome).size(), lag, stretch);
      tellProfile(recording);
      verify(flows, outcome);
      return outcome;
    }
  }

  private Optional<FlightRecording> record(String workload)
      throws IOException, InterruptedException {
    if (!profiled) {
      return Optional.empty();
    }
    Path file = shared.folder().resolve(prefix(workload) + "jfr");
    return Optional.of(FlightRecording.start(deployment.servers().getFirst(), file));
  }

  private static void tellProfile(Optional<FlightRecording> recording)
      throws IOException, InterruptedException {
    if (recording.isPresent()) {
      System.out.println(Profile.of(recording.get().stop()));
    }
  }

  private void latencies(Size size, double perSecond) throws IOException, InterruptedException {
    FlowRequests flows = each(size);
    Outcome outcome =
        sending.send(flows, Plan.fixedRate(CONNECTIONS, perSecond, shared.scale().steady()));
    new FigureSet(shared.figures(), prefix(size.name())).latencies(outcome);
    sending.awaitQueryable(flows, outcome);
    verify(flows, outcome);
  }

  private void objectsAt(Size size, double perSecond) throws IOException, InterruptedException {
    FlowRequests flows = each(size);
    try (Stretch stretch = new Stretch(deployment)) {
      Outcome outcome =
          sending.send(flows, Plan.fixedRate(CONNECTIONS, perSecond, shared.scale().steady()));
      sending.awaitQueryable(flows, outcome);
      put(
          size.name(),
          "putsPer1000AtSteadyRate",
          stretch.stored().count() * 1_000.0 / outcome.acknowledged());
      put(size.name(), "steadyPerSecond", outcome.perSecond());
      verify(flows, outcome);
    }
  }

  private void verify(FlowRequests flows, Outcome outcome)
      throws IOException, InterruptedException {
    shared.note(deployment, sending.check(flows, outcome));
  }
}
