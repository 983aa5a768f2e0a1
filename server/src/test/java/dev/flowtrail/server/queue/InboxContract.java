package dev.flowtrail.server.queue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flowtrail.server.Eventually;
import dev.flowtrail.server.queue.Submission.Origin;
import java.time.Duration;
import java.time.Instant;
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

  private final List<Inbox> opened = new ArrayList<>();
  private Inbox inbox;

  /** Forgets everything that other tests left. */
  abstract void clear();

  /** One more inbox on the same store, as another server would have it. */
  abstract Inbox open(QueuePolicy policy);

  @BeforeEach
  void begin() {
    clear();
    inbox = openAnother();
  }

  @AfterEach
  void end() {
    opened.forEach(Inbox::close);
  }

  private Inbox openAnother() {
    return openAnother(Policies.ROOMY);
  }

  private Inbox openAnother(QueuePolicy policy) {
    Inbox another = open(policy);
    opened.add(another);
    return another;
  }

  private List<Claim> claimAll() {
    return inbox.claim(1_000, ANY_BYTES, LEASE);
  }

  private static List<String> keys(List<Claim> claims) {
    return claims.stream().map(claim -> claim.origin().idempotencyKey()).toList();
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
    assertThat(claim.origin()).isEqualTo(submission.origin());
    assertThat(Submissions.flow(claim).document())
        .isEqualTo(Submissions.flow(submission).document());
    assertThat(Submissions.flow(claim).frames().getFirst().bytes())
        .isEqualTo("{\"a\":1.50}".getBytes(UTF_8));
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
    List<String> claimed =
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
  void handBackWithoutADelayIsClaimableAtOnceAndNoFailure() {
    inbox.putBack(List.of(acceptAndClaim("key")), Duration.ZERO, null);
    assertThat(inbox.status().delayed()).isZero();
    assertThat(inbox.status().failures()).isEmpty();
    assertThat(claimAll()).hasSize(1);
  }

  @Test
  void renewedLeaseLastsLonger() {
    inbox.accept(Submissions.of("key"));
    List<Claim> held = inbox.claim(1, ANY_BYTES, Duration.ofMillis(100));
    inbox.renew(held, LEASE);
    inbox.accept(Submissions.of("other"));
    Claim other = inbox.claim(1, ANY_BYTES, Duration.ofMillis(100)).getFirst();
    List<Claim> again = new ArrayList<>();
    Eventually.isTrue(() -> again.addAll(claimAll()));
    assertThat(again).extracting(Claim::id).containsExactly(other.id());
  }

  /** A claim that was taken over, the one that took it over, and the inbox that has that one. */
  private record Succession(Claim stale, Claim current, Inbox successor) {}

  private Succession takeOver(String key, Duration lease) {
    inbox.accept(Submissions.of(key));
    Claim stale = inbox.claim(1, ANY_BYTES, Duration.ofMillis(1)).getFirst();
    List<Claim> again = new ArrayList<>();
    Inbox another = openAnother();
    Eventually.isTrue(() -> again.addAll(another.claim(1, ANY_BYTES, lease)));
    return new Succession(stale, again.getFirst(), another);
  }

  @Test
  void staleOwnerCannotGiveBackWhatAnotherHolds() {
    Succession claims = takeOver("key", LEASE);
    inbox.putBack(List.of(claims.stale()), Duration.ZERO, "why");
    inbox.retryLater(claims.stale(), Duration.ZERO, "why");
    assertThat(claimAll()).isEmpty();
    assertThat(inbox.status().inFlight()).isEqualTo(1);
  }

  @Test
  void staleOwnerCannotBuryWhatAnotherHolds() {
    Succession claims = takeOver("key", LEASE);
    inbox.bury(claims.stale(), "why");
    assertThat(inbox.deadLetters(10, null)).isEmpty();
    claims.successor().retryLater(claims.current(), Duration.ZERO, "why");
    assertThat(claimAll()).hasSize(1);
  }

  @Test
  void staleOwnerCannotHoldOnToWhatAnotherHolds() {
    Succession claims = takeOver("key", Duration.ofMillis(1));
    inbox.renew(List.of(claims.stale()), LEASE);
    List<Claim> again = new ArrayList<>();
    Eventually.isTrue(() -> again.addAll(claimAll()));
    assertThat(again).hasSize(1);
  }

  @Test
  void staleOwnerThatStoredItMayCompleteIt() {
    Succession claims = takeOver("key", LEASE);
    inbox.complete(List.of(claims.stale()));
    claims.successor().complete(List.of(claims.current()));
    assertThat(inbox.status().inFlight()).isZero();
    assertThat(inbox.status().donePerMinute().getLast()).isLessThanOrEqualTo(1);
  }

  @Test
  void buriedSubmissionIsNotClaimedAndItsKeyStaysKnown() {
    Inbox forgetful = openAnother(Policies.forgetful());
    inbox.bury(acceptAndClaim("key"), "why");
    forgetful.tidy();
    assertThat(claimAll()).isEmpty();
    assertThat(forgetful.accept(Submissions.of("key"))).isInstanceOf(Receipt.Replayed.class);
  }

  @Test
  void deadLetterTellsWhatItIsAndWhyItDied() {
    Claim claim = acceptAndClaim("key");
    inbox.bury(claim, "StoreException: it cannot be stored");
    DeadLetter letter = inbox.deadLetters(10, null).getFirst();
    assertThat(letter.teamId()).isEqualTo(Submissions.TEAM);
    assertThat(letter.flowId()).isEqualTo(Submissions.flow(claim).document().flowId());
    assertThat(letter.flowName()).isEqualTo("key");
    assertThat(letter.attempts()).isEqualTo(1);
    assertThat(letter.bytes()).isEqualTo(claim.bytes());
    assertThat(letter.error()).isEqualTo("StoreException: it cannot be stored");
    assertThat(letter.enqueuedAt()).isBeforeOrEqualTo(letter.deadAt());
  }

  @Test
  void deadLettersComeInPagesTheNewestFirst() {
    for (int number = 0; number < 5; number++) {
      inbox.bury(acceptAndClaim("key-" + number), "why");
    }
    List<DeadLetter> first = inbox.deadLetters(3, null);
    List<DeadLetter> second = inbox.deadLetters(3, first.getLast().id());
    assertThat(first).extracting(DeadLetter::flowName).containsExactly("key-4", "key-3", "key-2");
    assertThat(second).extracting(DeadLetter::flowName).containsExactly("key-1", "key-0");
  }

  @Test
  void retriedDeadLetterIsTriedAnewWithAllItsAttempts() {
    Submission submission = Submissions.of("key", "[1,2,3]");
    inbox.accept(submission);
    inbox.bury(claimAll().getFirst(), "why");
    assertThat(inbox.retryDead(inbox.deadLetters(1, null).getFirst().id())).isTrue();
    assertThat(inbox.deadLetters(1, null)).isEmpty();
    Claim again = claimAll().getFirst();
    assertThat(again.attempt()).isEqualTo(1);
    assertThat(Submissions.flow(again).document())
        .isEqualTo(Submissions.flow(submission).document());
    inbox.complete(List.of(again));
    assertThat(inbox.accept(submission)).isInstanceOf(Receipt.Replayed.class);
  }

  @Test
  void discardedDeadLetterIsGoneAndItsKeyStillKnown() {
    inbox.bury(acceptAndClaim("key"), "why");
    String id = inbox.deadLetters(1, null).getFirst().id();
    assertThat(inbox.discardDead(id)).isTrue();
    assertThat(inbox.discardDead(id)).isFalse();
    assertThat(inbox.retryDead(id)).isFalse();
    assertThat(inbox.accept(Submissions.of("key"))).isInstanceOf(Receipt.Replayed.class);
    assertThat(claimAll()).isEmpty();
    assertThat(inbox.status().dead()).isZero();
  }

  @Test
  void idThatNoDeadLetterHasFindsNone() {
    acceptAndClaim("key");
    for (String id : List.of("", "x", "7", "7-7", "9999999999999999999999", "-1", "*", "+")) {
      assertThat(inbox.retryDead(id)).as(id).isFalse();
      assertThat(inbox.discardDead(id)).as(id).isFalse();
      assertThat(inbox.deadLetters(1, id)).as(id).isEmpty();
    }
    assertThat(inbox.status().inFlight()).isEqualTo(1);
  }

  @Test
  void submissionThatWaitsOrIsHeldIsNoDeadLetter() {
    Claim held = acceptAndClaim("held");
    inbox.accept(Submissions.of("waiting"));
    assertThat(inbox.discardDead(held.id())).isFalse();
    assertThat(inbox.retryDead(held.id())).isFalse();
    assertThat(inbox.status().waiting().entries()).isEqualTo(2);
    assertThat(inbox.status().inFlight()).isEqualTo(1);
  }

  @Test
  void forgottenKeyIsAcceptedAnew() {
    Inbox forgetful = openAnother(Policies.forgetful());
    forgetful.accept(Submissions.of("key"));
    forgetful.complete(forgetful.claim(1, ANY_BYTES, LEASE));
    Eventually.isTrue(() -> {
      forgetful.tidy();
      return forgetful.accept(Submissions.of("key")) instanceof Receipt.Accepted;
    });
  }

  @Test
  void keyIsKnownForAsLongAsItShall() {
    inbox.complete(List.of(acceptAndClaim("key")));
    inbox.tidy();
    assertThat(inbox.accept(Submissions.of("key"))).isInstanceOf(Receipt.Replayed.class);
  }

  @Test
  void keyOfWhatStillWaitsIsNotForgotten() {
    Inbox forgetful = openAnother(Policies.forgetful());
    forgetful.accept(Submissions.of("key"));
    forgetful.tidy();
    assertThat(forgetful.accept(Submissions.of("key"))).isInstanceOf(Receipt.Replayed.class);
  }

  @Test
  void fullQueueTakesNothingMoreUntilSomethingIsDone() {
    Inbox bounded = openAnother(Policies.atMostEntries(2));
    bounded.accept(Submissions.of("a"));
    bounded.accept(Submissions.of("b"));
    assertThat(bounded.accept(Submissions.of("c")))
        .isInstanceOfSatisfying(
            Receipt.Full.class, full -> assertThat(full.limit()).isEqualTo("queue-max-entries"));
    List<Claim> claims = claimAll();
    assertThat(claims).hasSize(2);
    bounded.complete(claims.subList(0, 1));
    assertThat(bounded.accept(Submissions.of("c"))).isInstanceOf(Receipt.Accepted.class);
  }

  @Test
  void fullQueueStillAnswersForWhatItTookBefore() {
    Inbox bounded = openAnother(Policies.atMostEntries(1));
    bounded.accept(Submissions.of("a", "[1]"));
    assertThat(bounded.accept(Submissions.of("a", "[1]"))).isInstanceOf(Receipt.Replayed.class);
    assertThat(bounded.accept(Submissions.of("a", "[2]"))).isInstanceOf(Receipt.KeyReused.class);
    assertThat(bounded.accept(Submissions.of("b"))).isInstanceOf(Receipt.Full.class);
  }

  @Test
  void bytesAreBoundedToo() {
    Inbox bounded = openAnother(Policies.atMostBytes(10_000));
    bounded.accept(Submissions.large("large", 20_000));
    assertThat(bounded.accept(Submissions.of("small")))
        .isInstanceOfSatisfying(
            Receipt.Full.class, full -> assertThat(full.limit()).isEqualTo("queue-max-bytes"));
    bounded.complete(claimAll());
    assertThat(bounded.accept(Submissions.of("small"))).isInstanceOf(Receipt.Accepted.class);
  }

  @Test
  void bytesOfDeadLettersAreGivenBackWithThem() {
    Inbox bounded = openAnother(Policies.atMostBytes(10_000));
    bounded.accept(Submissions.large("large", 20_000));
    inbox.bury(claimAll().getFirst(), "why");
    assertThat(bounded.status().waiting()).isEqualTo(new QueueStatus.Size(0, 0));
    assertThat(bounded.accept(Submissions.of("small"))).isInstanceOf(Receipt.Full.class);
    bounded.discardDead(bounded.deadLetters(1, null).getFirst().id());
    assertThat(bounded.accept(Submissions.of("small"))).isInstanceOf(Receipt.Accepted.class);
  }

  @Test
  void deadLettersTakeRoomToo() {
    Inbox bounded = openAnother(Policies.atMostEntries(1));
    inbox.bury(acceptAndClaim("dead"), "why");
    assertThat(bounded.accept(Submissions.of("next"))).isInstanceOf(Receipt.Full.class);
  }

  @Test
  void boundHoldsAgainstManyAtOnce() throws Exception {
    List<Inbox> servers =
        List.of(openAnother(Policies.atMostEntries(50)), openAnother(Policies.atMostEntries(50)));
    List<Receipt> receipts =
        together(2_000, number -> servers.get(number % 2).accept(Submissions.of("k" + number)));
    long accepted = receipts.stream().filter(Receipt.Accepted.class::isInstance).count();
    assertThat(accepted).isBetween(50L, 50L + 4 * 256);
    assertThat(inbox.status().waiting().entries()).isEqualTo(accepted);
  }

  @Test
  void statusOfAnEmptyQueueIsAllZero() {
    QueueStatus status = inbox.status();
    assertThat(status.waiting()).isEqualTo(new QueueStatus.Size(0, 0));
    assertThat(List.of(status.inFlight(), status.delayed(), status.dead())).containsOnly(0L);
    assertThat(status.oldest()).isNull();
    assertThat(status.donePerMinute()).hasSize(60).containsOnly(0L);
    assertThat(status.failures()).isEmpty();
  }

  @Test
  void statusCountsEveryEntryWhereItIs() {
    for (String key : List.of("stored", "dead", "delayed", "held", "waiting", "waiting too")) {
      inbox.accept(Submissions.of(key));
    }
    List<Claim> claims = inbox.claim(4, ANY_BYTES, LEASE);
    long bytes = inbox.status().waiting().bytes() - claims.get(0).bytes() - claims.get(1).bytes();
    inbox.complete(claims.subList(0, 1));
    inbox.bury(claims.get(1), "StoreException: no");
    inbox.retryLater(claims.get(2), LEASE, "PayloadStoreException: out");
    QueueStatus status = openAnother().status();
    assertThat(status.waiting()).isEqualTo(new QueueStatus.Size(4, bytes));
    assertThat(status.inFlight()).isEqualTo(1);
    assertThat(status.delayed()).isEqualTo(1);
    assertThat(status.dead()).isEqualTo(1);
    assertThat(status.donePerMinute().stream().mapToLong(Long::longValue).sum()).isEqualTo(1);
    assertThat(status.failures())
        .containsExactlyInAnyOrder(
            new QueueStatus.Failure("StoreException", 1),
            new QueueStatus.Failure("PayloadStoreException", 1));
  }

  @Test
  void entriesOfDeadWorkersAndRetriesThatAreDueAreCountedOnceWhenTheyAreClaimedAgain() {
    takeOver("taken over", LEASE);
    inbox.retryLater(acceptAndClaim("retried"), Duration.ofMillis(1), "why");
    List<Claim> again = new ArrayList<>();
    Eventually.isTrue(() -> again.addAll(claimAll()));
    QueueStatus status = inbox.status();
    assertThat(List.of(status.waiting().entries(), status.inFlight(), status.delayed()))
        .containsExactly(2L, 2L, 0L);
  }

  @Test
  void oldestIsTheOneThatCameFirstAndIsNotStoredYet() {
    inbox.accept(Submissions.of("first"));
    Instant oldest = inbox.status().oldest();
    inbox.accept(Submissions.of("second"));
    assertThat(inbox.status().oldest()).isEqualTo(oldest).isNotNull();
    inbox.complete(claimAll());
    assertThat(inbox.status().oldest()).isNull();
  }

  @Test
  void objectsAreHeldByWhateverRefersToThem() {
    accept("waiting", "objects/waiting");
    assertThat(inbox.holding(List.of("objects/waiting", "objects/none")))
        .containsExactly("objects/waiting");
    Claim claim = claimAll().getFirst();
    assertThat(inbox.holding(List.of("objects/waiting"))).hasSize(1);
    inbox.bury(claim, "why");
    assertThat(inbox.holding(List.of("objects/waiting"))).hasSize(1);
    inbox.retryDead(inbox.deadLetters(1, null).getFirst().id());
    assertThat(inbox.holding(List.of("objects/waiting"))).hasSize(1);
    inbox.complete(claimAll());
    assertThat(inbox.holding(List.of("objects/waiting"))).isEmpty();
    assertThat(inbox.holding(List.of())).isEmpty();
  }

  @Test
  void discardedDeadLetterHoldsItsObjectNoLonger() {
    accept("dead", "objects/dead");
    inbox.bury(claimAll().getFirst(), "why");
    inbox.discardDead(inbox.deadLetters(1, null).getFirst().id());
    assertThat(inbox.holding(List.of("objects/dead"))).isEmpty();
  }

  private void accept(String key, String objectKey) {
    EncodedSubmission whole = EncodedSubmission.of(Submissions.of(key));
    accept(
        inbox,
        new EncodedSubmission(
            whole.fingerprint(),
            whole.flowId(),
            whole.flowName(),
            new EncodedSubmission.Entry(whole.origin(), whole.bytes(), objectKey)));
  }

  /** Takes a submission that is encoded already. */
  abstract void accept(Inbox inbox, EncodedSubmission submission);

  @Test
  void inboxThatIsWellSaysSo() {
    assertThatCode(inbox::check).doesNotThrowAnyException();
  }

  @Test
  void arrivalWakesWhoWaitsForIt() throws InterruptedException {
    inbox.accept(Submissions.of("key"));
    long begin = System.nanoTime();
    inbox.awaitArrival(Duration.ofSeconds(30));
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void closedInboxTakesNothing() {
    inbox.close();
    assertThatThrownBy(() -> inbox.accept(Submissions.of("key")))
        .isInstanceOf(QueueUnavailableException.class);
  }
}
