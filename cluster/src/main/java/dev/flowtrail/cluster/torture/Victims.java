package dev.flowtrail.cluster.torture;

import dev.flowtrail.cluster.Cluster;
import dev.flowtrail.cluster.part.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Who can die in a cluster: each part alone, all servers, and what they lean on, all at once. */
final class Victims {

  private Victims() {}

  static List<Victim> of(Cluster cluster) {
    List<Part> servers =
        Stream.<Part>concat(cluster.apis().stream(), cluster.workers().stream()).toList();
    List<Part> others = cluster.parts().stream().filter(part -> !servers.contains(part)).toList();
    List<Victim> victims = new ArrayList<>();
    cluster.parts().forEach(part -> victims.add(Victim.of(part)));
    cluster
        .ownPostgres()
        .ifPresent(own -> {
          victims.add(Victim.of(own));
          victims.add(new Victim("server and postgres", List.of(servers.getFirst(), own)));
        });
    if (servers.size() > 1) {
      victims.add(new Victim("all servers", servers));
    }
    if (others.size() > 1) {
      victims.add(new Victim("all but the servers", others));
    }
    return victims;
  }
}
