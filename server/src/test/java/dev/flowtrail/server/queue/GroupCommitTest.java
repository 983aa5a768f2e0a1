package dev.flowtrail.server.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flowtrail.server.Eventually;
import dev.flowtrail.server.queue.GroupCommit.Limit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GroupCommitTest {

  private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
  private final List<List<String>> groups = Collections.synchronizedList(new ArrayList<>());
  private final CountDownLatch gate = new CountDownLatch(1);

  @AfterEach
  void close() {
    gate.countDown();
    callers.close();
  }

  /** The first group waits at the gate, so that the next ones gather behind it. */
  private GroupCommit<String, String> commits(Limit<String> limit, Consumer<List<String>> check) {
    return new GroupCommit<>(
        1,
        limit,
        group -> {
          groups.add(group);
          if (groups.size() == 1) {
            await(gate);
          }
          check.accept(group);
          return group.stream().map(item -> item + " done").toList();
        });
  }

  private static void await(CountDownLatch latch) {
    boolean interrupted = false;
    while (latch.getCount() > 0) {
      try {
        latch.await();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static Limit<String> atMost(int count) {
    return new Limit<>(count, Long.MAX_VALUE, String::length);
  }

  /** One item that holds the gate, then the others, which gather behind it. */
  private List<Future<String>> gather(GroupCommit<String, String> commits, String... items) {
    List<Future<String>> outcomes = new ArrayList<>();
    outcomes.add(callers.submit(() -> commits.commit("first")));
    Eventually.isTrue(() -> groups.size() == 1);
    for (String item : items) {
      outcomes.add(callers.submit(() -> commits.commit(item)));
    }
    Eventually.isTrue(() -> commits.waiting() == items.length);
    return outcomes;
  }

  @Test
  void itemsThatOneCallerBeginsShareACommit() {
    try (var commits = commits(atMost(100), group -> {})) {
      CompletableFuture<String> first = commits.begin("first");
      Eventually.isTrue(() -> groups.size() == 1);
      List<CompletableFuture<String>> others =
          Stream.of("a", "b", "c").map(commits::begin).toList();
      gate.countDown();
      assertThat(first.join()).isEqualTo("first done");
      assertThat(others)
          .extracting(CompletableFuture::join)
          .containsExactly("a done", "b done", "c done");
      assertThat(groups).containsExactly(List.of("first"), List.of("a", "b", "c"));
    }
  }

  @Test
  void itemsThatComeWhileAGroupIsCommittedShareTheNext() throws Exception {
    try (var commits = commits(atMost(100), group -> {})) {
      List<Future<String>> outcomes = gather(commits, "a", "b", "c");
      gate.countDown();
      for (Future<String> outcome : outcomes) {
        assertThat(outcome.get()).endsWith(" done");
      }
      assertThat(groups).hasSize(2);
      assertThat(groups.get(1)).containsExactlyInAnyOrder("a", "b", "c");
    }
  }

  @Test
  void groupHoldsNoMoreThanItsLimit() throws Exception {
    try (var commits = commits(atMost(2), group -> {})) {
      List<Future<String>> outcomes = gather(commits, "a", "b", "c");
      gate.countDown();
      for (Future<String> outcome : outcomes) {
        outcome.get();
      }
      assertThat(groups).extracting(List::size).containsExactly(1, 2, 1);
    }
  }

  @Test
  void badMemberDoesNotFailItsNeighbours() throws Exception {
    Consumer<List<String>> refuseBad =
        group -> {
          if (group.contains("bad")) {
            throw new IllegalArgumentException("refused");
          }
        };
    try (var commits = commits(atMost(100), refuseBad)) {
      List<Future<String>> outcomes = gather(commits, "a", "bad", "b");
      gate.countDown();
      assertThat(outcomes.get(1).get()).isEqualTo("a done");
      assertThat(outcomes.get(3).get()).isEqualTo("b done");
      assertThatThrownBy(outcomes.get(2)::get).hasRootCauseMessage("refused");
    }
  }

  @Test
  void outageFailsWhoWaitsBehindItAtOnce() {
    Consumer<List<String>> fail =
        group -> {
          throw new QueueUnavailableException("out");
        };
    try (var commits = commits(atMost(1), fail)) {
      List<Future<String>> outcomes = gather(commits, "a", "b");
      gate.countDown();
      for (Future<String> outcome : outcomes) {
        assertThatThrownBy(outcome::get).hasCauseInstanceOf(QueueUnavailableException.class);
      }
      assertThat(groups).hasSize(1);
    }
  }

  @Test
  void moreThanMemoryAllowsIsRefusedUntilSomeIsCommitted() throws Exception {
    try (var commits = commits(new Limit<>(100, 100, 10, String::length), group -> {})) {
      List<Future<String>> outcomes = gather(commits, "12345");
      assertThatThrownBy(() -> commits.commit("6"))
          .isInstanceOf(QueueUnavailableException.class)
          .hasMessageContaining("memory");
      gate.countDown();
      for (Future<String> outcome : outcomes) {
        outcome.get();
      }
      assertThat(commits.commit("6")).isEqualTo("6 done");
    }
  }

  @Test
  void committerSurvivesAnError() throws Exception {
    Consumer<List<String>> overflow =
        group -> {
          if (group.contains("bad")) {
            throw new StackOverflowError();
          }
        };
    try (var commits = commits(atMost(100), overflow)) {
      List<Future<String>> outcomes = gather(commits, "bad");
      gate.countDown();
      assertThatThrownBy(outcomes.get(1)::get).hasRootCauseInstanceOf(StackOverflowError.class);
      assertThat(commits.commit("next")).isEqualTo("next done");
    }
  }

  @Test
  void closingReleasesWhoWaitsAndLetsTheGroupAtHandEnd() throws Exception {
    var commits = commits(atMost(1), group -> {});
    List<Future<String>> outcomes = gather(commits, "a", "b");
    commits.close();
    for (Future<String> outcome : outcomes.subList(1, 3)) {
      assertThatThrownBy(outcome::get)
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(QueueUnavailableException.class);
    }
    gate.countDown();
    assertThat(outcomes.getFirst().get()).isEqualTo("first done");
  }

  @Test
  void whoComesAfterTheEndIsRefused() {
    var commits = commits(atMost(1), group -> {});
    commits.close();
    assertThatThrownBy(() -> commits.commit("late")).isInstanceOf(QueueUnavailableException.class);
  }
}
