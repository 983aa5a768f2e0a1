package dev.flowtrail.server.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flowtrail.server.database.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** When watches fire, by a clock that is moved on. */
class WatchingTest {

  @AutoClose private static final WatchServers SERVERS = WatchServers.start();

  @AutoClose private final WatchedProcess watched = new WatchedProcess(SERVERS);

  @Test
  void watchTellsOnceThatItFiresAndOnceThatItIsResolved() {
    watched.keep(watched.watch("too many fail"));
    watched.storeRuns(9, "completed");
    watched.stepAndWork(Duration.ZERO);
    assertThat(watched.state("too many fail")).isEqualTo(State.NO_DATA);
    watched.storeRuns(1, "failed");
    for (int minute = 0; minute < 3; minute++) {
      watched.stepAndWork(WatchServers.INTERVAL);
      assertThat(watched.state("too many fail")).isEqualTo(State.FIRING);
    }
    assertThat(watched.receiver().types()).containsExactly("dev.flowtrail.watch.firing");
    // Nobody runs for two hours: that tells nothing of whether runs fail.
    watched.stepAndWork(Duration.ofHours(2));
    assertThat(watched.state("too many fail")).isEqualTo(State.NO_DATA);
    watched.storeRuns(10, "completed");
    watched.stepAndWork(WatchServers.INTERVAL);
    watched.stepAndWork(WatchServers.INTERVAL);
    assertThat(watched.state("too many fail")).isEqualTo(State.OK);
    assertThat(watched.receiver().types())
        .containsExactly("dev.flowtrail.watch.firing", "dev.flowtrail.watch.resolved");
  }

  @Test
  void watchIsEvaluatedOnceInItsInterval() {
    watched.keep(watched.watch("too many fail"));
    assertThat(watched.evaluator().evaluateNext()).isTrue();
    assertThat(watched.evaluator().evaluateNext()).isFalse();
    watched.step(WatchServers.INTERVAL.minusMillis(1));
    assertThat(watched.evaluator().evaluateNext()).isFalse();
    watched.step(Duration.ofMillis(1));
    assertThat(watched.evaluator().evaluateNext()).isTrue();
  }

  @Test
  void serverThatDiesWhileItEvaluatesLosesOneTurnAtMost() {
    watched.keep(watched.watch("too many fail"));
    watched.storeRuns(10, "failed");
    Instant now = watched.now();
    assertThat(
            new Evaluations(SERVERS.storing().jdbi()).claim(now, now.plus(WatchServers.INTERVAL)))
        .isPresent();
    watched.stepAndWork(WatchServers.INTERVAL);
    assertThat(watched.receiver().types()).containsExactly("dev.flowtrail.watch.firing");
  }

  @Test
  void serversTogetherTellEveryEventOnce() throws Exception {
    int count = 20;
    for (int number = 0; number < count; number++) {
      watched.keep(watched.watch("watch " + number));
    }
    watched.storeRuns(10, "failed");
    try (Database other = Database.open(SERVERS.storing().databaseAddress())) {
      List<Evaluator> evaluators = List.of(watched.evaluator(), watched.evaluator(other.jdbi()));
      List<Deliverer> deliverers = List.of(watched.deliverer(), watched.deliverer(other.jdbi()));
      together(
          evaluators.stream().<Runnable>map(each -> () -> WatchedProcess.untilNone(each)).toList());
      together(
          deliverers.stream().<Runnable>map(each -> () -> WatchedProcess.untilNone(each)).toList());
    }
    assertThat(watched.receiver().received())
        .extracting(told -> told.event().path("subject").asText())
        .hasSize(count)
        .doesNotHaveDuplicates();
  }

  private static void together(List<Runnable> works) throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Object>> all = works.stream().map(Executors::callable).toList();
      for (Future<Object> each : threads.invokeAll(all)) {
        each.get();
      }
    }
  }

  @Test
  void watchThatCannotBeAnsweredStandsAsBefore() {
    watched.fire();
    SERVERS
        .storing()
        .jdbi()
        .useHandle(handle -> handle.execute("update watch set query = 'status:done'"));
    watched.stepAndWork(WatchServers.INTERVAL);
    assertThat(watched.state("too many fail")).isEqualTo(State.FIRING);
    assertThat(watched.shown("too many fail").standing().error()).contains("done");
    assertThat(SERVERS.storing().api().metric("flowtrail_watches_failing")).isOne();
    assertThat(watched.receiver().types()).containsExactly("dev.flowtrail.watch.firing");
  }

  @Test
  void countBelowItsThresholdTellsThatAProcessStandsStill() {
    watched.keep(
        new Watch(
            "stands still",
            new Question(
                watched.name(), "", Measure.COUNT, Comparison.BELOW, 1, Duration.ofMinutes(10), 0),
            null,
            true,
            watched.now()));
    watched.storeRuns(1, "completed");
    watched.stepAndWork(Duration.ZERO);
    assertThat(watched.state("stands still")).isEqualTo(State.OK);
    watched.stepAndWork(Duration.ofMinutes(11));
    assertThat(watched.state("stands still")).isEqualTo(State.FIRING);
    assertThat(watched.receiver().received()).isEmpty();
  }

  @Test
  void watchThatIsSwitchedOffIsNotEvaluated() {
    Watch watch = watched.watch("too many fail");
    watched.keep(new Watch(watch.name(), watch.question(), null, false, watch.savedAt()));
    assertThat(watched.evaluator().evaluateNext()).isFalse();
  }
}
