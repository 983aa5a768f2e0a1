package dev.flowtrail.server.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flowtrail.server.Eventually;
import dev.flowtrail.server.TestRedis;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.params.XAddParams;

/** What queues in Redis are known to fail by; docs/queue.md tells where each comes from. */
class RedisFailuresTest {

  private static final String QUEUE = "{flowtrail}:queue";
  private static final String GROUP = "workers";
  private static final Duration LEASE = Duration.ofMinutes(10);
  private static final Duration SHORT = Duration.ofMillis(1);
  private static final TestRedis REDIS = TestRedis.start();

  private final RedisClient client = REDIS.client();
  private RedisInbox inbox;

  @AfterAll
  static void close() {
    REDIS.close();
  }

  @BeforeEach
  void open() {
    client.flushAll();
    inbox = openAnother();
  }

  @AfterEach
  void closeAll() {
    inbox.close();
    client.close();
  }

  private static RedisInbox openAnother() {
    return RedisInbox.open(REDIS.address(), false, Policies.ROOMY);
  }

  private void accept(String... keys) {
    Stream.of(keys).forEach(key -> inbox.accept(Submissions.of(key)));
  }

  /** All in one step, without anybody who waits for an answer. */
  private static void acceptTogether(Stream<String> keys) {
    try (RedisConnections redis = new RedisConnections(REDIS.address())) {
      new RedisEnqueue(redis, Policies.ROOMY)
          .run(keys.map(key -> EncodedSubmission.of(Submissions.of(key))).toList());
    }
  }

  private List<Claim> claim(int count) {
    return inbox.claim(count, Long.MAX_VALUE, LEASE);
  }

  private static List<String> keys(List<Claim> claims) {
    return claims.stream().map(claim -> claim.origin().idempotencyKey()).toList();
  }

  private long pending() {
    return client.xpending(QUEUE, GROUP).getTotal();
  }

  @Test
  void killedRedisKnowsEverythingAgain() {
    accept("done", "dead", "delayed", "held", "waiting");
    List<Claim> claims = claim(4);
    inbox.complete(claims.subList(0, 1));
    inbox.bury(claims.get(1), "why");
    inbox.retryLater(claims.get(2), LEASE, "why");
    QueueStatus before = inbox.status();
    REDIS.kill();
    REDIS.startAgain();
    QueueStatus after = inbox.status();
    assertThat(after.waiting()).isEqualTo(before.waiting());
    assertThat(List.of(after.inFlight(), after.delayed(), after.dead()))
        .containsExactly(1L, 1L, 1L);
    assertThat(after.oldest()).isEqualTo(before.oldest());
    for (String key : List.of("done", "dead", "delayed", "held", "waiting")) {
      assertThat(inbox.accept(Submissions.of(key))).as(key).isInstanceOf(Receipt.Replayed.class);
    }
    assertThat(keys(claim(10))).containsExactly("waiting");
    inbox.complete(claims.subList(3, 4));
    assertThat(inbox.status().waiting().entries()).isEqualTo(2);
  }

  @Test
  void requestAfterARestartFindsNoBrokenConnection() {
    accept("a", "b", "c");
    REDIS.kill();
    REDIS.startAgain();
    assertThat(inbox.accept(Submissions.of("d"))).isInstanceOf(Receipt.Accepted.class);
  }

  @Test
  void lostGroupGivesOutWhatIsNotDoneAndNothingElse() {
    accept("done", "held", "waiting");
    List<Claim> claims = claim(2);
    inbox.complete(claims.subList(0, 1));
    client.xgroupDestroy(QUEUE, GROUP);
    List<Claim> again = claim(10);
    assertThat(keys(again)).containsExactly("held", "waiting");
    inbox.complete(again);
    assertThat(inbox.status().waiting()).isEqualTo(new QueueStatus.Size(0, 0));
    assertThat(pending()).isZero();
  }

  @Test
  void emptiedRedisTakesAndGivesAgain() {
    accept("lost");
    List<Claim> lost = claim(1);
    client.flushAll();
    inbox.complete(lost);
    inbox.renew(lost, LEASE);
    accept("new");
    assertThat(keys(claim(10))).containsExactly("new");
    assertThat(inbox.status().waiting().entries()).isEqualTo(1);
  }

  @Test
  void forgottenScriptsAreSentAgain() {
    client.scriptFlush();
    accept("a");
    client.scriptFlush();
    inbox.complete(claim(1));
    assertThat(inbox.status().waiting().entries()).isZero();
  }

  @Test
  void whatADeadWorkerHeldIsFoundAmongThousandsThatOthersHold() {
    acceptTogether(IntStream.range(0, 3_000).mapToObj(number -> "key-" + number));
    RedisInbox dead = openAnother();
    List<Claim> lost = new ArrayList<>(dead.claim(5, Long.MAX_VALUE, LEASE));
    for (int round = 0; round < 3; round++) {
      assertThat(claim(990)).hasSize(990);
    }
    lost.addAll(dead.claim(25, Long.MAX_VALUE, LEASE));
    lost.forEach(claim -> client.zadd("{flowtrail}:leases", 0, claim.id()));
    assertThat(claim(1_000))
        .extracting(Claim::id)
        .containsExactlyElementsOf(lost.stream().map(Claim::id).toList());
    dead.close();
  }

  @Test
  void unreadableEntryIsSetAsideAndItsNeighboursAreClaimed() {
    accept("before");
    client.xadd(QUEUE, XAddParams.xAddParams(), Map.of("e", "?"));
    accept("after");
    assertThat(keys(claim(10))).containsExactly("before", "after");
    DeadLetter letter = inbox.deadLetters(10, null).getFirst();
    assertThat(letter.error()).startsWith("UnreadableEntry");
    assertThat(letter.flowId()).isNull();
    assertThat(inbox.discardDead(letter.id())).isTrue();
    assertThat(inbox.status().dead()).isZero();
  }

  @Test
  void nothingIsLeftOfWhatIsDoneButItsKey() {
    for (int round = 0; round < 5; round++) {
      String prefix = round + "-";
      acceptTogether(IntStream.range(0, 100).mapToObj(number -> prefix + number));
      List<Claim> claims = claim(1_000);
      inbox.retryLater(claims.get(0), SHORT, "why");
      inbox.putBack(claims.subList(1, 3), SHORT, null);
      inbox.complete(claims.subList(3, claims.size()));
    }
    Eventually.isTrue(() -> {
      inbox.complete(claim(1_000));
      return inbox.status().waiting().entries() == 0;
    });
    assertThat(pending()).isZero();
    assertThat(client.keys("*"))
        .allMatch(key -> key.matches("\\{flowtrail}:(queue|bytes|done:.*|minute:.*)"));
    assertThat(client.hget("{flowtrail}:bytes", "waiting")).isEqualTo("0");
  }

  @Test
  void keysOfWhatIsDoneVanishByThemselves() {
    accept("a");
    inbox.complete(claim(1));
    assertThat(client.keys("{flowtrail}:done:*"))
        .singleElement()
        .satisfies(key ->
            assertThat(Duration.ofSeconds(client.ttl(key)))
                .isBetween(Duration.ofHours(24), Duration.ofHours(37)));
    assertThat(client.keys("{flowtrail}:minute:*"))
        .isNotEmpty()
        .allSatisfy(key -> assertThat(client.ttl(key)).isBetween(1L, 7_200L));
  }

  @Test
  void entryThatSomebodyElseDeletedDoesNotStayPending() {
    accept("a");
    Claim claim = inbox.claim(1, Long.MAX_VALUE, SHORT).getFirst();
    client.xdel(QUEUE, new StreamEntryID(claim.id()));
    Eventually.isTrue(() -> claim(1).isEmpty() && pending() == 0);
  }

  @Test
  void entriesWhoseLeasesSomebodyElseDeletedAreNotForgotten() {
    accept("a", "b");
    claim(2);
    client.del("{flowtrail}:leases");
    assertThat(claim(10)).isEmpty();
    inbox.tidy();
    assertThat(keys(claim(10))).containsExactly("a", "b");
  }

  @Test
  void workerThatEndsLeavesNoConsumerBehind() {
    RedisInbox worker = openAnother();
    accept("a");
    worker.complete(worker.claim(1, Long.MAX_VALUE, LEASE));
    assertThat(client.xinfoConsumers2(QUEUE, GROUP)).hasSize(1);
    worker.close();
    assertThat(client.xinfoConsumers2(QUEUE, GROUP)).isEmpty();
  }

  @Test
  void silentConsumerIsRemovedUnlessItHoldsSomething() {
    accept("a");
    Claim held = inbox.claim(1, Long.MAX_VALUE, SHORT).getFirst();
    RedisConnections redis = new RedisConnections(REDIS.address());
    RedisEntries another = new RedisEntries(redis, "another", 1);
    another.removeConsumersSilentFor(Duration.ZERO);
    assertThat(client.xinfoConsumers2(QUEUE, GROUP)).hasSize(1);
    List<Claim> taken = new ArrayList<>();
    Eventually.isTrue(() -> taken.addAll(another.claim(1, Long.MAX_VALUE, LEASE)));
    assertThat(taken).extracting(Claim::id).containsExactly(held.id());
    another.removeConsumersSilentFor(Duration.ofHours(1));
    assertThat(client.xinfoConsumers2(QUEUE, GROUP)).hasSize(2);
    another.removeConsumersSilentFor(Duration.ZERO);
    assertThat(client.xinfoConsumers2(QUEUE, GROUP)).hasSize(1);
    redis.close();
  }

  @Test
  void stoppedRedisIsReportedAtOnceAndUsedAgainWhenItIsBack() {
    REDIS.kill();
    assertThatThrownBy(() -> inbox.accept(Submissions.of("a")))
        .isInstanceOf(QueueUnavailableException.class);
    assertThatThrownBy(() -> claim(1)).isInstanceOf(QueueUnavailableException.class);
    assertThatThrownBy(() -> inbox.check()).isInstanceOf(QueueUnavailableException.class);
    REDIS.startAgain();
    inbox.check();
    accept("a");
    assertThat(claim(1)).hasSize(1);
  }

  @Test
  void hangingRedisIsReportedSoonAndUsedAgainWhenItGoesOn() {
    accept("before");
    REDIS.pause();
    try {
      long begin = System.nanoTime();
      assertThatThrownBy(() -> inbox.accept(Submissions.of("a")))
          .isInstanceOf(QueueUnavailableException.class);
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
    } finally {
      REDIS.resume();
    }
    Eventually.isTrue(() -> inbox.accept(Submissions.of("a")) instanceof Receipt.Replayed);
    assertThat(keys(claim(10))).containsExactly("before", "a");
  }

  @Test
  void redisThatIsFullLosesNothingAndTakesMoreOnceSomethingIsDone() {
    try {
      long used = Long.parseLong(info("memory", "used_memory"));
      client.configSet("maxmemory", Long.toString(used + (3 << 20)));
      int accepted = acceptUntilFull();
      List<Claim> claims = claim(1_000);
      assertThat(claims).hasSize(accepted);
      inbox.renew(claims, LEASE);
      inbox.retryLater(claims.getFirst(), SHORT, "why");
      inbox.complete(claims.subList(1, claims.size()));
      Eventually.isTrue(() -> {
        inbox.complete(claim(10));
        return inbox.status().waiting().entries() == 0;
      });
      assertThat(inbox.accept(Submissions.of("again"))).isInstanceOf(Receipt.Accepted.class);
    } finally {
      client.configSet("maxmemory", "0");
    }
  }

  private int acceptUntilFull() {
    int accepted = 0;
    try {
      while (accepted < 1_000) {
        inbox.accept(Submissions.large("large-" + accepted, 50_000));
        accepted++;
      }
    } catch (QueueUnavailableException full) {
      return accepted;
    }
    throw new AssertionError("never full");
  }

  private String info(String section, String name) {
    return client
        .info(section)
        .lines()
        .filter(line -> line.startsWith(name + ":"))
        .map(line -> line.substring(name.length() + 1))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void entryTakesLittleMoreThanItsBytes() {
    long before = Long.parseLong(info("memory", "used_memory"));
    int count = 5_000;
    acceptTogether(Stream.generate(UUID::randomUUID).limit(count).map(UUID::toString));
    long after = Long.parseLong(info("memory", "used_memory"));
    long bytes = inbox.status().waiting().bytes();
    assertThat((after - before - bytes) / count).isLessThan(300);
  }
}
