package dev.flowtrail.server.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flowtrail.server.Eventually;
import dev.flowtrail.server.queue.Submission.Origin;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every inbox promises. */
abstract class InboxContract {

  private static final Duration LEASE = Duration.ofMinutes(10);
  private static final long ANY_BYTES = Long.MAX_VALUE;

  private final List<AutoCloseable> opened = new ArrayList<>();
  private Inbox inbox;

  /** Forgets everything that other tests left. */
  abstract void clear();

  /** One more inbox on the same store, as another server would have it. */
  abstract Inbox open();

  @BeforeEach
  void begin() {
    clear();
    inbox = openAnother();
  }

  @AfterEach
  void end() throws Exception {
    for (AutoCloseable each : opened) {
      each.close();
    }
  }

  private Inbox openAnother() {
    Inbox another = open();
    opened.add((AutoCloseable) another);
    return another;
  }

  private List<Claim> claimAll() {
    return inbox.claim(1_000, ANY_BYTES, LEASE);
  }

  private static List<String> keys(List<Claim> claims) {
    return claims.stream().map(claim -> claim.submission().origin().idempotencyKey()).toList();
  }

  private Claim acceptAndClaim(String key) {
    inbox.accept(Submissions.of(key));
    return claimAll().getFirst();
  }

  @Test
  void acceptedSubmissionIsClaimedAsItWas() {
    Submission submission = Submissions.of("key", "{\"a\":1.50}");
    Receipt receipt = inbox.accept(submission);
    assertThat(receipt)
        .isEqualTo(new Receipt.Accepted(Submissions.flowId(submission.origin()), "key"));
    Claim claim = claimAll().getFirst();
    assertThat(claim.attempt()).isEqualTo(1);
    assertThat(claim.submission().origin()).isEqualTo(submission.origin());
    assertThat(claim.submission().fingerprint()).isEqualTo(submission.fingerprint());
    assertThat(claim.submission().flow()).isEqualTo(submission.flow());
    assertThat(claim.submission().frames()).containsExactly(submission.frames().getFirst());
  }

  @Test
  void sameSubmissionAgainIsReplayed() {
    inbox.accept(Submissions.of("key"));
    assertThat(inbox.accept(Submissions.of("key"))).isInstanceOf(Receipt.Replayed.class);
    assertThat(claimAll()).hasSize(1);
  }

  @Test
  void otherContentUnderTheSameKeyIsRefused() {
    inbox.accept(Submissions.of("key", "[1]"));
    assertThat(inbox.accept(Submissions.of("key", "[2]"))).isEqualTo(new Receipt.KeyReused());
    assertThat(claimAll()).hasSize(1);
  }

  @Test
  void everyTeamHasItsOwnKeys() {
    inbox.accept(Submissions.of(new Origin(1, "key"), "[1]"));
    assertThat(inbox.accept(Submissions.of(new Origin(2, "key"), "[2]")))
        .isInstanceOf(Receipt.Accepted.class);
    assertThat(claimAll()).hasSize(2);
  }

  @Test
  void copiesThatArriveTogetherAtTwoServersAreAcceptedOnce() throws Exception {
    List<Inbox> servers = List.of(inbox, openAnother());
    List<Receipt> receipts =
        together(200, number -> servers.get(number % 2).accept(Submissions.of("key")));
    assertThat(receipts).filteredOn(Receipt.Accepted.class::isInstance).hasSize(1);
    assertThat(receipts).filteredOn(Receipt.Replayed.class::isInstance).hasSize(199);
    assertThat(claimAll()).hasSize(1);
  }

  @Test
  void differentContentsThatArriveTogetherUnderOneKeyAreAcceptedOnce() throws Exception {
    List<Receipt> receipts =
        together(50, number -> inbox.accept(Submissions.of("key", "[" + number + "]")));
    assertThat(receipts).filteredOn(Receipt.Accepted.class::isInstance).hasSize(1);
    assertThat(receipts).filteredOn(Receipt.KeyReused.class::isInstance).hasSize(49);
  }

  private interface Numbered<T> {
    T run(int number);
  }

  private static <T> List<T> together(int count, Numbered<T> work) throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<T>> all =
          IntStream.range(0, count).<Callable<T>>mapToObj(i -> () -> work.run(i)).toList();
      List<T> results = new ArrayList<>();
      for (Future<T> future : threads.invokeAll(all)) {
        results.add(future.get());
      }
      return results;
    }
  }

  @Test
  void claimedSubmissionIsNotClaimedByAnother() {
    acceptAndClaim("key");
    assertThat(openAnother().claim(10, ANY_BYTES, LEASE)).isEmpty();
  }

  @Test
  void workersThatClaimTogetherShareWithoutOverlap() throws Exception {
    together(100, number -> inbox.accept(Submissions.of("key-" + number)));
    List<Inbox> workers = List.of(inbox, openAnother());
    List<Long> claimed =
        together(20, number -> workers.get(number % 2).claim(5, ANY_BYTES, LEASE)).stream()
            .flatMap(List::stream)
            .map(Claim::id)
            .toList();
    assertThat(claimed).doesNotHaveDuplicates();
    assertThat(claimed.size() + claimAll().size()).isEqualTo(100);
  }

  @Test
  void expiredLeaseIsClaimedAgain() {
    inbox.accept(Submissions.of("key"));
    Claim first = inbox.claim(1, ANY_BYTES, Duration.ofMillis(1)).getFirst();
    List<Claim> again = new ArrayList<>();
    Eventually.isTrue(() -> again.addAll(claimAll()));
    assertThat(again.getFirst().id()).isEqualTo(first.id());
    assertThat(again.getFirst().attempt()).isEqualTo(2);
  }

  @Test
  void oldestIsClaimedFirst() {
    for (String key : List.of("c", "a", "b")) {
      inbox.accept(Submissions.of(key));
    }
    assertThat(keys(inbox.claim(2, ANY_BYTES, LEASE))).containsExactly("c", "a");
    assertThat(keys(claimAll())).containsExactly("b");
  }

  @Test
  void claimEndsWhereItHoldsEnough() {
    for (String key : List.of("a", "b", "c")) {
      inbox.accept(Submissions.large(key, 100_000));
    }
    assertThat(keys(inbox.claim(10, 150_000, LEASE))).containsExactly("a", "b");
  }

  @Test
  void submissionLargerThanAClaimIsClaimedAllTheSame() {
    inbox.accept(Submissions.large("large", 100_000));
    inbox.accept(Submissions.of("small"));
    assertThat(keys(inbox.claim(10, 10, LEASE))).containsExactly("large");
  }

  @Test
  void completedSubmissionIsGoneAndItsKeyStillKnown() {
    inbox.complete(List.of(acceptAndClaim("key")));
    assertThat(claimAll()).isEmpty();
    assertThat(inbox.accept(Submissions.of("key"))).isInstanceOf(Receipt.Replayed.class);
    assertThat(claimAll()).isEmpty();
  }

  @Test
  void completingTwiceChangesNothing() {
    Claim claim = acceptAndClaim("key");
    inbox.complete(List.of(claim));
    inbox.complete(List.of(claim));
    assertThat(claimAll()).isEmpty();
  }

  @Test
  void retryComesBackAfterItsDelayAsAnotherAttempt() {
    inbox.retryLater(acceptAndClaim("key"), Duration.ZERO, "why");
    Claim second = claimAll().getFirst();
    assertThat(second.attempt()).isEqualTo(2);
    inbox.retryLater(second, Duration.ofHours(1), "why");
    assertThat(claimAll()).isEmpty();
  }

  @Test
  void whatAnOutageBroughtBackWasNoAttempt() {
    inbox.putBack(List.of(acceptAndClaim("key")), Duration.ZERO, "why");
    assertThat(claimAll().getFirst().attempt()).isEqualTo(1);
  }

  @Test
  void buriedSubmissionIsNotClaimedAndItsKeyStaysKnown() {
    inbox.bury(acceptAndClaim("key"), "why");
    inbox.forgetKeysCompletedBefore(Duration.ZERO);
    assertThat(claimAll()).isEmpty();
    assertThat(inbox.accept(Submissions.of("key"))).isInstanceOf(Receipt.Replayed.class);
  }

  @Test
  void forgottenKeyIsAcceptedAnew() {
    inbox.complete(List.of(acceptAndClaim("key")));
    inbox.forgetKeysCompletedBefore(Duration.ofHours(1));
    assertThat(inbox.accept(Submissions.of("key"))).isInstanceOf(Receipt.Replayed.class);
    inbox.forgetKeysCompletedBefore(Duration.ZERO);
    assertThat(inbox.accept(Submissions.of("key"))).isInstanceOf(Receipt.Accepted.class);
  }

  @Test
  void keyOfWhatStillWaitsIsNotForgotten() {
    inbox.accept(Submissions.of("key"));
    inbox.forgetKeysCompletedBefore(Duration.ZERO);
    assertThat(inbox.accept(Submissions.of("key"))).isInstanceOf(Receipt.Replayed.class);
  }

  @Test
  void arrivalWakesWhoWaitsForIt() throws InterruptedException {
    inbox.accept(Submissions.of("key"));
    long begin = System.nanoTime();
    inbox.awaitArrival(Duration.ofSeconds(30));
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void closedInboxTakesNothing() throws Exception {
    ((AutoCloseable) inbox).close();
    assertThatThrownBy(() -> inbox.accept(Submissions.of("key")))
        .isInstanceOf(QueueUnavailableException.class);
  }
}
