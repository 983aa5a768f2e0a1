package dev.flowtrail.server.watch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.flowtrail.server.Answer;
import dev.flowtrail.server.FlowText;
import dev.flowtrail.server.RunningServer;
import dev.flowtrail.server.database.Database;
import dev.flowtrail.server.explore.Explorer;
import dev.flowtrail.server.explore.FlowTally;
import dev.flowtrail.server.http.QuestionBudget;
import dev.flowtrail.server.index.CandidateIndex;
import dev.flowtrail.server.index.IndexLimits;
import dev.flowtrail.server.payload.FileBlobStore;
import dev.flowtrail.server.store.FlowReader;
import dev.flowtrail.server.watch.Receiver.Received;
import dev.flowtrail.server.watch.Watch.Webhook;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.net.ssl.SSLSocketFactory;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Watches by a clock that is moved on, in a future that the running server does not reach by
 * itself: it only stores the flows.
 */
class WatchingTest {

  private static final Instant BEGIN = Instant.parse("2126-01-05T10:00:00Z");
  private static final Duration INTERVAL = Duration.ofMinutes(1);
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final int TEAM = 1;

  private static final RunningServer SERVER = RunningServer.start(Map.of("segment-wait", "20ms"));
  private static final Jdbi JDBI = SERVER.jdbi();

  @TempDir static Path folder;

  private static CandidateIndex index;
  private static int tests;

  private final SteppedClock clock = new SteppedClock(BEGIN.plus(Duration.ofDays(30L * tests++)));
  private final Receiver receiver = new Receiver();
  private final String process = "watched-" + tests;
  private final Evaluator evaluator = evaluator(JDBI);
  private final Deliverer deliverer = deliverer(JDBI);

  @BeforeAll
  static void open() throws IOException {
    index =
        new CandidateIndex(
            JDBI,
            new FileBlobStore(folder.resolve("payload")),
            QuestionBudget.unlimited(),
            new IndexLimits(
                folder.resolve("work"),
                64L << 20,
                2,
                1L << 20,
                Duration.ofSeconds(3),
                Duration.ofHours(1),
                1_000));
  }

  @AfterEach
  void forget() {
    receiver.close();
    JDBI.useHandle(handle -> handle.execute("delete from watch"));
  }

  @AfterAll
  static void close() {
    index.close();
    SERVER.close();
  }

  private Evaluator evaluator(Jdbi jdbi) {
    Duration lease = Duration.ofMinutes(5);
    Explorer explorer =
        new Explorer(
            jdbi,
            new FlowReader(jdbi, lease),
            index,
            QuestionBudget.unlimited(),
            lease,
            Duration.ofSeconds(10));
    EventWriter events = new EventWriter(Optional.empty());
    return new Evaluator(jdbi, new FlowTally(explorer), events, INTERVAL, clock);
  }

  private Deliverer deliverer(Jdbi jdbi) {
    CheckedHosts hosts = new CheckedHosts(InetAddress::getAllByName, true);
    WebhookClient client =
        new WebhookClient(
            hosts, () -> (SSLSocketFactory) SSLSocketFactory.getDefault(), Duration.ofSeconds(10));
    return new Deliverer(jdbi, client, clock);
  }

  /** Fires when more than 5 % of 10 runs or more failed within an hour. */
  private Watch watch(String name) {
    return new Watch(
        name,
        new Question(
            process,
            "status:failed",
            Measure.SHARE,
            Comparison.ABOVE,
            0.05,
            Duration.ofHours(1),
            10),
        new Webhook(receiver.url(), SECRET),
        true,
        clock.instant());
  }

  private Watch keep(Watch watch) {
    assertThat(new Watches(JDBI).put(TEAM, watch)).isEqualTo(Watches.Put.KEPT);
    return watch;
  }

  private Shown shown(String name) {
    return new Watches(JDBI).find(TEAM, name).orElseThrow();
  }

  private Delivery delivery(String name) {
    return Objects.requireNonNull(shown(name).delivery());
  }

  private State state(String name) {
    return shown(name).standing().state();
  }

  private void storeRuns(int count, String status) {
    String begun = FlowText.quote(clock.instant().minusSeconds(1).toString());
    FlowText flow =
        FlowText.named(process)
            .with("createdAt", begun)
            .with("finishedAt", begun)
            .with("status", FlowText.quote(status));
    String lines =
        IntStream.range(0, count)
            .mapToObj(run ->
                "{\"idempotencyKey\":\"%s\",%s"
                    .formatted(UUID.randomUUID(), flow.toString().substring(1)))
            .collect(Collectors.joining("\n"));
    Answer answer =
        SERVER
            .api()
            .call(
                "POST",
                "/api/flows/batch",
                BodyPublishers.ofString(lines),
                "Content-Type",
                "application/x-ndjson");
    assertThat(answer.status()).as(answer.text()).isEqualTo(202);
    answer
        .json()
        .path("flows")
        .forEach(each -> SERVER.api().awaitVisible(each.path("flowId").asText()));
  }

  private void evaluateAll() {
    while (evaluator.evaluateNext()) {
      // There may be more.
    }
  }

  private void deliverAll() {
    while (deliverer.deliverSome()) {
      // There may be more.
    }
  }

  private void stepAndWork(Duration duration) {
    clock.step(duration);
    evaluateAll();
    deliverAll();
  }

  private void fire() {
    keep(watch("too many fail"));
    storeRuns(10, "failed");
    evaluateAll();
  }

  @Test
  void watchTellsOnceThatItFiresAndOnceThatItIsResolved() {
    keep(watch("too many fail"));
    storeRuns(9, "completed");
    stepAndWork(Duration.ZERO);
    assertThat(state("too many fail")).isEqualTo(State.NO_DATA);
    storeRuns(1, "failed");
    for (int minute = 0; minute < 3; minute++) {
      stepAndWork(INTERVAL);
      assertThat(state("too many fail")).isEqualTo(State.FIRING);
    }
    assertThat(receiver.types()).containsExactly("dev.flowtrail.watch.firing");
    // Nobody runs for two hours: that tells nothing of whether runs fail.
    stepAndWork(Duration.ofHours(2));
    assertThat(state("too many fail")).isEqualTo(State.NO_DATA);
    storeRuns(10, "completed");
    stepAndWork(INTERVAL);
    stepAndWork(INTERVAL);
    assertThat(state("too many fail")).isEqualTo(State.OK);
    assertThat(receiver.types())
        .containsExactly("dev.flowtrail.watch.firing", "dev.flowtrail.watch.resolved");
  }

  @Test
  void watchIsEvaluatedOnceInItsInterval() {
    keep(watch("too many fail"));
    assertThat(evaluator.evaluateNext()).isTrue();
    assertThat(evaluator.evaluateNext()).isFalse();
    clock.step(INTERVAL.minusMillis(1));
    assertThat(evaluator.evaluateNext()).isFalse();
    clock.step(Duration.ofMillis(1));
    assertThat(evaluator.evaluateNext()).isTrue();
  }

  @Test
  void eventTellsWhatWasCountedAndWhereToLook() {
    fire();
    deliverAll();
    Received told = receiver.received().getFirst();
    JsonNode event = told.event();
    assertThat(told.path()).isEqualTo("/hook?from=flowtrail");
    assertThat(told.header("Content-Type")).isEqualTo("application/cloudevents+json");
    assertThat(event.path("specversion").asText()).isEqualTo("1.0");
    assertThat(event.path("id").asText()).isEqualTo(told.header("webhook-id"));
    assertThat(event.path("source").asText()).isEqualTo("/api/watches/too%20many%20fail");
    assertThat(event.path("subject").asText()).isEqualTo("too many fail");
    assertThat(event.at("/data/process").asText()).isEqualTo(process);
    assertThat(event.at("/data/value").asDouble()).isEqualTo(1);
    assertThat(event.at("/data/hits").asInt()).isEqualTo(10);
    assertThat(event.at("/data/runs").asInt()).isEqualTo(10);
    assertThat(event.at("/data/threshold").asDouble()).isEqualTo(0.05);
    String query = URLDecoder.decode(event.at("/data/link").asText(), UTF_8);
    assertThat(query).startsWith("/explore?of=flows&query=process:\"" + process + "\" start >= ");
    Answer hits =
        SERVER.api().get("/api/flows?query=" + encoded(query.replaceFirst(".*query=", "")));
    assertThat(hits.at("/pagination/total")).isEqualTo("10");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }

  @Test
  void eventIsSignedAsStandardWebhooksSays() throws GeneralSecurityException {
    fire();
    deliverAll();
    Received told = receiver.received().getFirst();
    assertThat(told.header("webhook-timestamp"))
        .isEqualTo(String.valueOf(clock.instant().getEpochSecond()));
    Mac mac = Mac.getInstance("HmacSHA256");
    byte[] key = Base64.getDecoder().decode(SECRET.replace("whsec_", ""));
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    mac.update((told.header("webhook-id") + ".").getBytes(UTF_8));
    mac.update((told.header("webhook-timestamp") + ".").getBytes(UTF_8));
    mac.update(told.body().getBytes(UTF_8));
    assertThat(told.header("webhook-signature"))
        .isEqualTo("v1," + Base64.getEncoder().encodeToString(mac.doFinal()));
  }

  @Test
  void signatureIsThatOfAnotherImplementation() {
    WebhookSecret secret = WebhookSecret.parse(SECRET).orElseThrow();
    assertThat(secret.sign("msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330, "{\"test\": 2432232314}"))
        .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  @Test
  void deliveryIsTriedAgainWithGrowingPauses() {
    receiver.answering(500).answering(503).answering(400);
    fire();
    deliverAll();
    assertThat(receiver.received()).hasSize(1);
    for (Duration pause : List.of(Duration.ofSeconds(5), Duration.ofSeconds(15))) {
      clock.step(pause.dividedBy(2).minusMillis(1));
      deliverAll();
      assertThat(receiver.received()).hasSize(pause.toSeconds() == 5 ? 1 : 2);
      clock.step(pause);
      deliverAll();
      assertThat(receiver.received()).hasSize(pause.toSeconds() == 5 ? 2 : 3);
    }
    Delivery waiting = delivery("too many fail");
    assertThat(waiting.status()).isEqualTo("waiting");
    assertThat(waiting.attempts()).isEqualTo(3);
    assertThat(waiting.error()).isEqualTo("The receiver answered 400.");
    stepAndWork(INTERVAL);
    assertThat(delivery("too many fail").status()).isEqualTo("delivered");
    assertThat(receiver.received())
        .extracting(told -> told.header("webhook-id"))
        .hasSize(4)
        .containsOnly(receiver.received().getFirst().header("webhook-id"));
  }

  @Test
  void receiverSaysWhenToTryAgain() {
    receiver.answering(429, "Retry-After", "600");
    fire();
    deliverAll();
    clock.step(Duration.ofSeconds(599));
    deliverAll();
    assertThat(receiver.received()).hasSize(1);
    clock.step(Duration.ofSeconds(1));
    deliverAll();
    assertThat(receiver.received()).hasSize(2);
  }

  @Test
  void receiverSaysWhenToTryAgainAsADate() {
    Instant then = clock.instant().plusSeconds(600);
    String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(then.atZone(ZoneOffset.UTC));
    receiver.answering(503, "Retry-After", date);
    fire();
    deliverAll();
    Instant next = delivery("too many fail").nextAt();
    assertThat(next).isEqualTo(then);
  }

  @Test
  void deliveryIsGivenUpAfterADay() {
    for (int attempt = 0; attempt < 100; attempt++) {
      receiver.answering(500);
    }
    fire();
    for (int hour = 0; hour < 30; hour++) {
      deliverAll();
      clock.step(Duration.ofHours(1));
    }
    Delivery given = delivery("too many fail");
    assertThat(given.status()).isEqualTo("failed");
    assertThat(given.attempts()).isBetween(20, 30);
    assertThat(receiver.received()).hasSize(given.attempts());
  }

  @Test
  void redirectIsNotFollowed() {
    try (Receiver other = new Receiver()) {
      receiver.answering(302, "Location", other.url());
      fire();
      deliverAll();
      assertThat(other.received()).isEmpty();
      assertThat(delivery("too many fail").error()).isEqualTo("The receiver answered 302.");
    }
  }

  @Test
  void receiverThatIsGoneIsToldNoMoreUntilTheWatchIsSavedAnew() {
    receiver.answering(410);
    fire();
    deliverAll();
    assertThat(shown("too many fail").webhookGone()).isTrue();
    stepAndWork(INTERVAL);
    assertThat(receiver.received()).hasSize(1);
    keep(watch("too many fail"));
    stepAndWork(INTERVAL);
    assertThat(shown("too many fail").webhookGone()).isFalse();
    assertThat(receiver.received()).hasSize(2);
  }

  @Test
  void whatHappenedFirstIsToldFirst() {
    receiver.answering(500);
    keep(watch("too many fail"));
    storeRuns(9, "completed");
    storeRuns(1, "failed");
    stepAndWork(Duration.ZERO);
    storeRuns(11, "completed");
    // Saved anew it is evaluated at once, before the first event is due again.
    keep(watch("too many fail"));
    evaluateAll();
    assertThat(state("too many fail")).isEqualTo(State.OK);
    deliverAll();
    assertThat(receiver.received()).hasSize(1);
    stepAndWork(INTERVAL);
    assertThat(receiver.types())
        .containsExactly(
            "dev.flowtrail.watch.firing",
            "dev.flowtrail.watch.firing",
            "dev.flowtrail.watch.resolved");
  }

  @Test
  void serverThatDiesBeforeItTellsLosesNothing() {
    fire();
    // The next one begins with what the database says.
    deliverer(JDBI).deliverSome();
    assertThat(receiver.types()).containsExactly("dev.flowtrail.watch.firing");
  }

  @Test
  void serverThatDiesWhileItTellsLosesNothing() {
    fire();
    Instant lease = clock.instant().plus(Duration.ofMinutes(2));
    assertThat(new Deliveries(JDBI).claim(clock.instant(), lease, 8)).hasSize(1);
    deliverAll();
    assertThat(receiver.received()).isEmpty();
    clock.step(Duration.ofMinutes(2));
    deliverAll();
    assertThat(receiver.types()).containsExactly("dev.flowtrail.watch.firing");
  }

  @Test
  void serverThatDiesWhileItEvaluatesLosesOneTurnAtMost() {
    keep(watch("too many fail"));
    storeRuns(10, "failed");
    Instant now = clock.instant();
    assertThat(new Evaluations(JDBI).claim(now, now.plus(INTERVAL))).isPresent();
    stepAndWork(INTERVAL);
    assertThat(receiver.types()).containsExactly("dev.flowtrail.watch.firing");
  }

  @Test
  void serversTogetherTellEveryEventOnce() throws Exception {
    int count = 20;
    for (int number = 0; number < count; number++) {
      keep(watch("watch " + number));
    }
    storeRuns(10, "failed");
    try (Database other = Database.open(SERVER.databaseAddress())) {
      List<Evaluator> evaluators = List.of(evaluator, evaluator(other.jdbi()));
      List<Deliverer> deliverers = List.of(deliverer, deliverer(other.jdbi()));
      together(evaluators.stream().<Runnable>map(each -> () -> untilNone(each)).toList());
      together(deliverers.stream().<Runnable>map(each -> () -> untilNone(each)).toList());
    }
    assertThat(receiver.received())
        .extracting(told -> told.event().path("subject").asText())
        .hasSize(count)
        .doesNotHaveDuplicates();
  }

  private static void untilNone(Evaluator evaluator) {
    while (evaluator.evaluateNext()) {
      // There may be more.
    }
  }

  private static void untilNone(Deliverer deliverer) {
    while (deliverer.deliverSome()) {
      // There may be more.
    }
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
    fire();
    JDBI.useHandle(handle -> handle.execute("update watch set query = 'status:done'"));
    stepAndWork(INTERVAL);
    assertThat(state("too many fail")).isEqualTo(State.FIRING);
    assertThat(shown("too many fail").standing().error()).contains("done");
    assertThat(receiver.types()).containsExactly("dev.flowtrail.watch.firing");
  }

  @Test
  void countBelowItsThresholdTellsThatAProcessStandsStill() {
    keep(
        new Watch(
            "stands still",
            new Question(
                process, "", Measure.COUNT, Comparison.BELOW, 1, Duration.ofMinutes(10), 0),
            null,
            true,
            clock.instant()));
    storeRuns(1, "completed");
    stepAndWork(Duration.ZERO);
    assertThat(state("stands still")).isEqualTo(State.OK);
    stepAndWork(Duration.ofMinutes(11));
    assertThat(state("stands still")).isEqualTo(State.FIRING);
    assertThat(receiver.received()).isEmpty();
  }

  @Test
  void watchThatIsSwitchedOffIsNotEvaluated() {
    Watch watch = watch("too many fail");
    keep(new Watch(watch.name(), watch.question(), null, false, watch.savedAt()));
    assertThat(evaluator.evaluateNext()).isFalse();
  }
}
