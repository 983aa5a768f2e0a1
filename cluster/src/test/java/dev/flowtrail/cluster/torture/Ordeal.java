package dev.flowtrail.cluster.torture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flowtrail.cluster.Cluster;
import dev.flowtrail.cluster.ClusterBuilder;
import dev.flowtrail.cluster.load.SizeMix;
import dev.flowtrail.cluster.part.Part;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** Torture as a test has it; longer and with a seed of choice: {@code make torture}. */
record Ordeal(Cluster cluster, Path journals) {

  static final Path PROGRAMS = Path.of("target", "programs");

  private static final Duration LONGEST = Duration.ofMillis(1500);
  private static final int CLIENTS = 32;
  private static final int READ_ONE_IN = 40;

  /** Hardly any are large: the time goes to many flows, not to many bytes. */
  static final SizeMix MIXED = new SizeMix(50, 2);

  /**
   * What the first compiler makes runs slower, but the servers do not live long enough for more.
   */
  static Cluster start(ClusterBuilder builder) {
    return builder.jvmOption("-XX:TieredStopAtLevel=1").start();
  }

  /** With a new seed. */
  static Plan plan(SizeMix sizes, int flows, int strikes) {
    long seed = ThreadLocalRandom.current().nextLong(1_000_000);
    return new Plan(seed, sizes, flows, strikes, LONGEST, CLIENTS, READ_ONE_IN);
  }

  /** Every promise was kept and every refusal was clear, or the test fails. */
  Report survive(Plan plan, List<Blow> blows) throws IOException, InterruptedException {
    Report report = survive(plan, new Strikes(plan, blows, System.out));
    assertThat(report.struck()).isEqualTo(plan.strikes());
    return report;
  }

  /** As {@link #survive(Plan, List)}, but the schedule decides what happens and how often. */
  Report survive(Plan plan, Schedule schedule) throws IOException, InterruptedException {
    Path own = journals.resolve(Long.toString(plan.seed()));
    Report report = new Torture(cluster, own, System.out).run(plan, schedule);
    System.out.println(report);
    assertThat(report.isGood()).as("%s", report).isTrue();
    return report;
  }

  /** As {@link #survive}, by the processes that run now: none needs a restart. */
  Report surviveAlive(Plan plan, List<Blow> blows) throws IOException, InterruptedException {
    List<Long> processes = processes();
    Report report = survive(plan, blows);
    assertThat(processes()).isEqualTo(processes);
    assertThat(cluster.parts()).allMatch(Part::isRunning);
    return report;
  }

  private List<Long> processes() {
    return cluster.parts().stream().map(Part::pid).toList();
  }
}
