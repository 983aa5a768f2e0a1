package dev.flowtrail.cluster.torture;

import dev.flowtrail.cluster.fault.Direction;
import dev.flowtrail.cluster.fault.Fault;
import dev.flowtrail.cluster.fault.FaultProxy;
import dev.flowtrail.cluster.fault.Gate;
import dev.flowtrail.cluster.fault.HttpFault;
import dev.flowtrail.cluster.fault.HttpFaultProxy;
import dev.flowtrail.cluster.fault.Treatment;
import java.util.List;

/** How the networks between the parts can fail. */
public final class NetworkFaults {

  private static final List<Treatment> REFUSALS =
      List.of(Treatment.INTERNAL_ERROR, Treatment.UNAVAILABLE, Treatment.SLOW_DOWN);
  private static final List<Treatment> BREAKS =
      List.of(Treatment.LOSE_ANSWER, Treatment.CUT_ANSWER, Treatment.RESET);

  private NetworkFaults() {}

  /**
   * Before S3.
   *
   * @param seed decides which requests fare badly
   */
  public static List<Blow> ofObjects(HttpFaultProxy proxy, long seed) {
    return List.of(
        httpFault("S3 refuses half", proxy, HttpFault.sometimes(seed, 2, REFUSALS)),
        httpFault("S3 refuses all", proxy, HttpFault.always(Treatment.SLOW_DOWN)),
        httpFault("S3 breaks off half", proxy, HttpFault.sometimes(seed, 2, BREAKS)),
        httpFault("S3 loses all answers", proxy, HttpFault.always(Treatment.LOSE_ANSWER)),
        hangingHttp(proxy));
  }

  /**
   * Before a part with another protocol.
   *
   * @param name of the part
   */
  public static List<Blow> of(String name, FaultProxy proxy) {
    return List.of(
        fault(name + " is cut off", proxy, Fault.reset()),
        fault(name + " goes silent", proxy, Fault.halfOpen(Direction.TO_CLIENT)),
        fault(name + " answers are cut", proxy, Fault.cutAnswersAfter(20_000)),
        hanging(name, proxy));
  }

  private static Blow httpFault(String name, HttpFaultProxy proxy, HttpFault fault) {
    return new NetworkFault(name, () -> proxy.suffer(fault), proxy::heal);
  }

  /** What vanished cannot be told apart from what is late, so the end is a break. */
  private static Blow fault(String name, FaultProxy proxy, Fault fault) {
    return new NetworkFault(
        name,
        () -> proxy.suffer(fault),
        () -> {
          proxy.heal();
          proxy.breakConnections();
        });
  }

  private static Blow hangingHttp(HttpFaultProxy proxy) {
    Gate[] gate = {new Gate()};
    return new NetworkFault(
        "S3 hangs",
        () -> {
          gate[0] = new Gate();
          proxy.suffer(HttpFault.always(new Treatment.HoldBefore(gate[0])));
        },
        () -> {
          proxy.heal();
          gate[0].open();
        });
  }

  private static Blow hanging(String name, FaultProxy proxy) {
    Gate[] gate = {new Gate()};
    return new NetworkFault(
        name + " hangs",
        () -> {
          gate[0] = new Gate();
          proxy.suffer(Fault.hang(gate[0]));
        },
        () -> {
          proxy.heal();
          gate[0].open();
        });
  }
}
