package dev.flowtrail.server.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flowtrail.server.Answer;
import dev.flowtrail.server.FlowText;
import dev.flowtrail.server.watch.Watch.Webhook;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;

/** A process that is watched, by a clock that is moved on, and a receiver that is told of it. */
final class WatchedProcess implements AutoCloseable {

  static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  private static final int TEAM = 1;

  private final WatchServers servers;
  private final Jdbi jdbi;
  private final String name = "watched-" + UUID.randomUUID();
  private final Receiver receiver = new Receiver();
  private final SteppedClock clock;
  private final Evaluator evaluator;
  private final Deliverer deliverer;

  WatchedProcess(WatchServers servers) {
    this.servers = servers;
    this.jdbi = servers.storing().jdbi();
    this.clock = new SteppedClock(servers.anotherTime());
    this.evaluator = servers.evaluator(jdbi, clock);
    this.deliverer = servers.deliverer(jdbi, clock);
  }

  String name() {
    return name;
  }

  Receiver receiver() {
    return receiver;
  }

  Evaluator evaluator() {
    return evaluator;
  }

  /** Of another server. */
  Evaluator evaluator(Jdbi other) {
    return servers.evaluator(other, clock);
  }

  Deliverer deliverer() {
    return deliverer;
  }

  /** Of another server. */
  Deliverer deliverer(Jdbi other) {
    return servers.deliverer(other, clock);
  }

  Instant now() {
    return clock.instant();
  }

  void step(Duration duration) {
    clock.step(duration);
  }

  void stepAndWork(Duration duration) {
    step(duration);
    evaluateAll();
    deliverAll();
  }

  /** Fires when more than 5 % of 10 runs or more failed within an hour. */
  Watch watch(String watch) {
    return new Watch(
        watch,
        new Question(
            name, "status:failed", Measure.SHARE, Comparison.ABOVE, 0.05, Duration.ofHours(1), 10),
        new Webhook(receiver.url(), SECRET),
        true,
        now());
  }

  Watch keep(Watch watch) {
    assertThat(new Watches(jdbi).put(TEAM, watch)).isEqualTo(Watches.Put.KEPT);
    return watch;
  }

  Shown shown(String watch) {
    return new Watches(jdbi).find(TEAM, watch).orElseThrow();
  }

  Delivery delivery(String watch) {
    return Objects.requireNonNull(shown(watch).delivery());
  }

  State state(String watch) {
    return shown(watch).standing().state();
  }

  void storeRuns(int count, String status) {
    String begun = FlowText.quote(now().minusSeconds(1).toString());
    FlowText flow =
        FlowText.named(name)
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
        servers
            .storing()
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
        .forEach(each -> servers.storing().api().awaitVisible(each.path("flowId").asText()));
  }

  void evaluateAll() {
    untilNone(evaluator);
  }

  void deliverAll() {
    untilNone(deliverer);
  }

  static void untilNone(Evaluator evaluator) {
    while (evaluator.evaluateNext()) {
      // There may be more.
    }
  }

  static void untilNone(Deliverer deliverer) {
    while (deliverer.deliverSome()) {
      // There may be more.
    }
  }

  void fire() {
    keep(watch("too many fail"));
    storeRuns(10, "failed");
    evaluateAll();
  }

  @Override
  public void close() {
    receiver.close();
    jdbi.useHandle(handle -> handle.execute("delete from watch"));
  }
}
