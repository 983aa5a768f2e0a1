package dev.flowtrail.cluster.torture;

import dev.flowtrail.cluster.Cluster;
import dev.flowtrail.cluster.Networks;
import dev.flowtrail.cluster.part.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What can happen to a cluster. */
public final class Blows {

  private Blows() {}

  /** Each part dies alone, all servers at once, and all at once that they lean on. */
  public static List<Blow> deaths(Cluster cluster) {
    List<Part> servers =
        Stream.<Part>concat(cluster.apis().stream(), cluster.workers().stream()).toList();
    List<Part> others = cluster.parts().stream().filter(part -> !servers.contains(part)).toList();
    List<Blow> deaths = new ArrayList<>();
    cluster.parts().forEach(part -> deaths.add(Death.of(part)));
    cluster
        .ownPostgres()
        .ifPresent(own -> {
          deaths.add(Death.of(own));
          deaths.add(new Death("server and postgres", List.of(servers.getFirst(), own)));
        });
    if (servers.size() > 1) {
      deaths.add(new Death("all servers", servers));
    }
    if (others.size() > 1) {
      deaths.add(new Death("all but the servers", others));
    }
    return deaths;
  }

  /** Each kind of part dies alone, and all at once that the servers lean on. */
  public static List<Blow> deathsOfEachKind(Cluster cluster) {
    List<Blow> deaths = new ArrayList<>();
    deaths.add(Death.of(cluster.apis().getFirst()));
    cluster.workers().stream().limit(1).map(Death::of).forEach(deaths::add);
    cluster.queue().map(Death::of).ifPresent(deaths::add);
    cluster.postgres().map(Death::of).ifPresent(deaths::add);
    return deaths;
  }

  /**
   * There is no room for data files for a while: on the small disk where there is one, else because
   * a limit forbids their growth.
   */
  public static List<Blow> fullDisk(Cluster cluster) {
    return cluster.hasSmallDisk()
        ? List.of(new FullDisk(cluster.payloadFolder()))
        : List.of(new FileLimit(cluster.apis().getFirst()));
  }

  /**
   * All networks that can be made to fail do so, in every way.
   *
   * @param seed decides which requests fare badly
   */
  public static List<Blow> networks(Cluster cluster, long seed) {
    Networks networks = cluster.networks();
    List<Blow> faults = new ArrayList<>();
    networks.objects().ifPresent(it -> faults.addAll(NetworkFaults.ofObjects(it, seed)));
    networks.queue().ifPresent(it -> faults.addAll(NetworkFaults.of("redis", it)));
    networks.postgres().ifPresent(it -> faults.addAll(NetworkFaults.of("postgres", it)));
    return faults;
  }
}
