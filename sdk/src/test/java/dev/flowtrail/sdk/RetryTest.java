package dev.flowtrail.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes after a try that failed. Time is moved by hand; the server is on a real socket. */
final class RetryTest {
  private static final Duration LONG_ENOUGH = SendingBench.MAX_DELAY;

  @AutoClose private final SendingBench bench = new SendingBench();
  private final ScriptedServer server = bench.server;

  @ParameterizedTest
  @ValueSource(ints = {408, 425, 429, 500, 502, 503, 504, 599})
  void transientStatusIsTriedAgain(int status) {
    server.then(Reply.status(status));
    Submission submission = bench.finishedFlow();

    bench.sendDue();
    assertThat(submission.outcome()).isEqualTo(Outcome.PENDING);
    bench.sendAfter(LONG_ENOUGH);

    assertThat(submission.outcome()).isEqualTo(Outcome.DELIVERED);
  }

  @Test
  void requestInProgressIsTriedAgain() {
    server.then(Reply.problem(409, "{\"type\":\"/problems/request-in-progress\"}"));
    Submission submission = bench.finishedFlow();

    bench.sendDue();
    bench.sendAfter(LONG_ENOUGH);

    assertThat(submission.outcome()).isEqualTo(Outcome.DELIVERED);
  }

  @Test
  void hangingServerIsTriedAgain() {
    try (SendingBench impatient = SendingBench.impatient()) {
      impatient.server.then(new Reply.Hang());
      Submission submission = impatient.finishedFlow();

      impatient.sendDue();

      assertThat(submission.outcome()).isEqualTo(Outcome.PENDING);
      assertThat(impatient.outbox.open()).containsExactly(submission);
    }
  }

  @Test
  void resettingAndBabblingServersAreTriedAgain() {
    server.then(new Reply.Reset(), Reply.garbage());
    Submission submission = bench.finishedFlow();

    bench.sendDue();
    bench.sendAfter(LONG_ENOUGH);
    assertThat(submission.outcome()).isEqualTo(Outcome.PENDING);
    bench.sendAfter(LONG_ENOUGH);

    assertThat(submission.outcome()).isEqualTo(Outcome.DELIVERED);
  }

  @Test
  void answerCutShortIsTriedAgain() {
    String head = "HTTP/1.1 202 Accepted\r\nContent-Length: 100\r\n\r\n{";
    server.then(new Reply.Raw(head.getBytes(StandardCharsets.US_ASCII)));
    Submission submission = bench.finishedFlow();

    bench.sendDue();
    assertThat(submission.outcome()).isEqualTo(Outcome.PENDING);
    bench.sendAfter(LONG_ENOUGH);

    assertThat(submission.outcome()).isEqualTo(Outcome.DELIVERED);
  }

  @Test
  void unreachableServerIsTriedAgain() throws IOException {
    SendingBench unreachable =
        new SendingBench(server, "http://127.0.0.1:" + closedPort(), () -> 1.0);
    Submission submission = unreachable.finishedFlow();

    unreachable.sendDue();
    unreachable.sendAfter(SendingBench.GIVE_UP_AFTER.plusSeconds(1));

    assertThat(submission.outcome()).isEqualTo(Outcome.GIVEN_UP);
    assertThat(submission.problem().orElseThrow().detail())
        .startsWith("given up after 1 try: no answer: java.net.ConnectException");
  }

  @Test
  void whatBreaksInTheHostIsTriedAgain() {
    ProxySelector before = ProxySelector.getDefault();
    AtomicInteger breaksLeft = new AtomicInteger(1);
    ProxySelector.setDefault(new BreakingProxySelector(breaksLeft));
    try {
      Submission submission = bench.finishedFlow();

      bench.sendDue();
      assertThat(submission.outcome()).isEqualTo(Outcome.PENDING);
      bench.sendAfter(LONG_ENOUGH);

      assertThat(submission.outcome()).isEqualTo(Outcome.DELIVERED);
    } finally {
      ProxySelector.setDefault(before);
    }
  }

  @Test
  void ceilingOfTheWaitDoubles() {
    server.then(Reply.status(500), Reply.status(500), Reply.status(500));
    Submission submission = bench.finishedFlow();
    bench.sendDue();

    for (int millis : List.of(200, 400, 800)) {
      bench.sendAfter(Duration.ofMillis(millis - 1));
      assertThat(submission.outcome()).isEqualTo(Outcome.PENDING);
      int before = server.received().size();
      bench.sendAfter(Duration.ofMillis(1));
      assertThat(server.received()).hasSize(before + 1);
    }

    assertThat(submission.outcome()).isEqualTo(Outcome.DELIVERED);
  }

  @Test
  void waitIsAtLeastWhatTheServerAskedForInSeconds() {
    server.then(Reply.retryAfter(429, "120"));
    Submission submission = bench.finishedFlow();
    bench.sendDue();

    bench.sendAfter(Duration.ofMillis(119_999));
    assertThat(server.received()).hasSize(1);
    bench.sendAfter(Duration.ofSeconds(1));

    assertThat(submission.outcome()).isEqualTo(Outcome.DELIVERED);
  }

  @Test
  void waitIsAtLeastWhatTheServerAskedForAsDate() {
    String date =
        DateTimeFormatter.RFC_1123_DATE_TIME.format(
            bench.time.now().plusSeconds(60).atOffset(ZoneOffset.UTC));
    server.then(Reply.retryAfter(503, date));
    Submission submission = bench.finishedFlow();
    bench.sendDue();

    bench.sendAfter(Duration.ofMillis(59_999));
    assertThat(server.received()).hasSize(1);
    bench.sendAfter(Duration.ofSeconds(1));

    assertThat(submission.outcome()).isEqualTo(Outcome.DELIVERED);
  }

  @Test
  void otherFlowsWaitToo() {
    server.then(Reply.retryAfter(429, "20"));
    bench.finishedFlow();
    bench.sendDue();

    Submission other = bench.finishedFlow();
    bench.sendDue();
    assertThat(server.received()).hasSize(1);
    bench.sendAfter(Duration.ofSeconds(20));

    assertThat(other.outcome()).isEqualTo(Outcome.DELIVERED);
  }

  @Test
  void flowIsGivenUpRatherThanTriedAfterItsTime() {
    server.then(Reply.retryAfter(503, "1000000000000"));
    Submission submission = bench.finishedFlow();

    bench.sendDue();

    assertThat(submission.outcome()).isEqualTo(Outcome.GIVEN_UP);
    assertThat(submission.problem().orElseThrow().status()).isEqualTo(503);
    assertThat(bench.heard.notDelivered).containsExactly(submission);
  }

  @Test
  void deadServerIsGivenUpInTime() {
    for (int i = 0; i < 100; i++) {
      server.then(Reply.status(500));
    }
    Submission submission = bench.finishedFlow();
    Duration waited = Duration.ZERO;
    while (submission.outcome() == Outcome.PENDING) {
      bench.sendAfter(Duration.ofSeconds(1));
      waited = waited.plusSeconds(1);
    }

    assertThat(submission.outcome()).isEqualTo(Outcome.GIVEN_UP);
    assertThat(waited).isBetween(Duration.ofMinutes(4), SendingBench.GIVE_UP_AFTER);
    assertThat(server.received()).hasSizeBetween(10, 25);
  }

  @Test
  void clockThatIsSetDoesNotMatter() {
    server.then(Reply.status(500));
    Submission submission = bench.finishedFlow();
    bench.sendDue();
    bench.time.setCalendar(bench.time.now().minus(Duration.ofDays(400)));

    bench.sendAfter(SendingBench.FIRST_DELAY);

    assertThat(submission.outcome()).isEqualTo(Outcome.DELIVERED);
  }

  @Test
  void everyTryCarriesTheSameKeyAndBody() {
    for (int seed = 0; seed < 25; seed++) {
      try (ScriptedServer faulty = new ScriptedServer()) {
        Random random = new Random(seed);
        int failures = 1 + random.nextInt(6);
        for (int i = 0; i < failures; i++) {
          faulty.then(Reply.anyFailure(random));
        }
        sendThrough(new SendingBench(faulty, faulty.address(), random::nextDouble));
        assertThat(faulty.received()).as("seed %d", seed).hasSize(failures + 1);
        assertThat(faulty.idempotencyKeys()).as("seed %d", seed).containsOnly(firstKey(faulty));
        assertThat(faulty.received().stream().map(Received::json).distinct()).hasSize(1);
      }
    }
  }

  @Test
  void everyFlowHasAKeyOfItsOwn() {
    bench.finishedFlow();
    bench.finishedFlow();
    bench.sendDue();

    assertThat(server.idempotencyKeys()).hasSize(2).doesNotHaveDuplicates();
  }

  private static void sendThrough(SendingBench bench) {
    Flow flow = bench.createFlow("selection");
    flow.runStep("filter", step -> step.capture("text", "lorem ipsum ".repeat(500)));
    Submission submission = flow.finish();
    bench.sendDue();
    while (submission.outcome() == Outcome.PENDING) {
      bench.sendAfter(Duration.ofMillis(500));
    }
    assertThat(submission.outcome()).isEqualTo(Outcome.DELIVERED);
  }

  private static String firstKey(ScriptedServer server) {
    return server.idempotencyKeys().get(0);
  }

  private static int closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** One of the host's own, which has its bad moments. */
  private static final class BreakingProxySelector extends ProxySelector {
    private final AtomicInteger breaksLeft;

    BreakingProxySelector(AtomicInteger breaksLeft) {
      this.breaksLeft = breaksLeft;
    }

    @Override
    public List<Proxy> select(URI uri) {
      if (breaksLeft.getAndDecrement() > 0) {
        throw new IllegalStateException();
      }
      return List.of(Proxy.NO_PROXY);
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException thrown) {}
  }
}
