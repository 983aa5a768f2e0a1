package dev.flowtrail.server.watch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.flowtrail.server.Answer;
import dev.flowtrail.server.watch.Receiver.Received;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** How receivers are told of watches that fire, by a clock that is moved on. */
class DeliveringTest {

  @AutoClose private static final WatchServers SERVERS = WatchServers.start();

  @AutoClose private final WatchedProcess watched = new WatchedProcess(SERVERS);

  @Test
  void eventTellsWhatWasCountedAndWhereToLook() {
    watched.fire();
    watched.deliverAll();
    Received told = watched.receiver().received().getFirst();
    JsonNode event = told.event();
    assertThat(told.path()).isEqualTo("/hook?from=flowtrail");
    assertThat(told.header("Content-Type")).isEqualTo("application/cloudevents+json");
    assertThat(event.path("specversion").asText()).isEqualTo("1.0");
    assertThat(event.path("id").asText()).isEqualTo(told.header("webhook-id"));
    assertThat(event.path("source").asText()).isEqualTo("/api/watches/too%20many%20fail");
    assertThat(event.path("subject").asText()).isEqualTo("too many fail");
    assertThat(event.at("/data/process").asText()).isEqualTo(watched.name());
    assertThat(event.at("/data/value").asDouble()).isEqualTo(1);
    assertThat(event.at("/data/hits").asInt()).isEqualTo(10);
    assertThat(event.at("/data/runs").asInt()).isEqualTo(10);
    assertThat(event.at("/data/threshold").asDouble()).isEqualTo(0.05);
    String query = URLDecoder.decode(event.at("/data/link").asText(), UTF_8);
    assertThat(query)
        .startsWith("/explore?of=flows&query=process:\"" + watched.name() + "\" start >= ");
    Answer hits =
        SERVERS
            .storing()
            .api()
            .get("/api/flows?query=" + encoded(query.replaceFirst(".*query=", "")));
    assertThat(hits.at("/pagination/total")).isEqualTo("10");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }

  @Test
  void eventIsSignedAsStandardWebhooksSays() throws GeneralSecurityException {
    watched.fire();
    watched.deliverAll();
    Received told = watched.receiver().received().getFirst();
    assertThat(told.header("webhook-timestamp"))
        .isEqualTo(String.valueOf(watched.now().getEpochSecond()));
    Mac mac = Mac.getInstance("HmacSHA256");
    byte[] key = Base64.getDecoder().decode(WatchedProcess.SECRET.replace("whsec_", ""));
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    mac.update((told.header("webhook-id") + ".").getBytes(UTF_8));
    mac.update((told.header("webhook-timestamp") + ".").getBytes(UTF_8));
    mac.update(told.body().getBytes(UTF_8));
    assertThat(told.header("webhook-signature"))
        .isEqualTo("v1," + Base64.getEncoder().encodeToString(mac.doFinal()));
  }

  @Test
  void signatureIsThatOfAnotherImplementation() {
    WebhookSecret secret = WebhookSecret.parse(WatchedProcess.SECRET).orElseThrow();
    assertThat(secret.sign("msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330, "{\"test\": 2432232314}"))
        .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  @Test
  void deliveryIsTriedAgainWithGrowingPauses() {
    watched.receiver().answering(500).answering(503).answering(400);
    watched.fire();
    watched.deliverAll();
    assertThat(watched.receiver().received()).hasSize(1);
    for (Duration pause : List.of(Duration.ofSeconds(5), Duration.ofSeconds(15))) {
      watched.step(pause.dividedBy(2).minusMillis(1));
      watched.deliverAll();
      assertThat(watched.receiver().received()).hasSize(pause.toSeconds() == 5 ? 1 : 2);
      watched.step(pause);
      watched.deliverAll();
      assertThat(watched.receiver().received()).hasSize(pause.toSeconds() == 5 ? 2 : 3);
    }
    Delivery waiting = watched.delivery("too many fail");
    assertThat(waiting.status()).isEqualTo("waiting");
    assertThat(waiting.attempts()).isEqualTo(3);
    assertThat(waiting.error()).isEqualTo("The receiver answered 400.");
    watched.stepAndWork(WatchServers.INTERVAL);
    assertThat(watched.delivery("too many fail").status()).isEqualTo("delivered");
    assertThat(watched.receiver().received())
        .extracting(told -> told.header("webhook-id"))
        .hasSize(4)
        .containsOnly(watched.receiver().received().getFirst().header("webhook-id"));
  }

  @Test
  void receiverSaysWhenToTryAgain() {
    watched.receiver().answering(429, "Retry-After", "600");
    watched.fire();
    watched.deliverAll();
    watched.step(Duration.ofSeconds(599));
    watched.deliverAll();
    assertThat(watched.receiver().received()).hasSize(1);
    watched.step(Duration.ofSeconds(1));
    watched.deliverAll();
    assertThat(watched.receiver().received()).hasSize(2);
  }

  @Test
  void receiverSaysWhenToTryAgainAsADate() {
    Instant then = watched.now().plusSeconds(600);
    String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(then.atZone(ZoneOffset.UTC));
    watched.receiver().answering(503, "Retry-After", date);
    watched.fire();
    watched.deliverAll();
    Instant next = watched.delivery("too many fail").nextAt();
    assertThat(next).isEqualTo(then);
  }

  @Test
  void deliveryIsGivenUpAfterADay() {
    for (int attempt = 0; attempt < 100; attempt++) {
      watched.receiver().answering(500);
    }
    watched.fire();
    for (int hour = 0; hour < 30; hour++) {
      watched.deliverAll();
      watched.step(Duration.ofHours(1));
    }
    Delivery given = watched.delivery("too many fail");
    assertThat(given.status()).isEqualTo("failed");
    assertThat(given.attempts()).isBetween(20, 30);
    assertThat(watched.receiver().received()).hasSize(given.attempts());
  }

  @Test
  void redirectIsNotFollowed() {
    try (Receiver other = new Receiver()) {
      watched.receiver().answering(302, "Location", other.url());
      watched.fire();
      watched.deliverAll();
      assertThat(other.received()).isEmpty();
      assertThat(watched.delivery("too many fail").error()).isEqualTo("The receiver answered 302.");
    }
  }

  @Test
  void receiverThatIsGoneIsToldNoMoreUntilTheWatchIsSavedAnew() {
    watched.receiver().answering(410);
    watched.fire();
    watched.deliverAll();
    assertThat(watched.shown("too many fail").webhookGone()).isTrue();
    watched.stepAndWork(WatchServers.INTERVAL);
    assertThat(watched.receiver().received()).hasSize(1);
    watched.keep(watched.watch("too many fail"));
    watched.stepAndWork(WatchServers.INTERVAL);
    assertThat(watched.shown("too many fail").webhookGone()).isFalse();
    assertThat(watched.receiver().received()).hasSize(2);
  }

  @Test
  void whatHappenedFirstIsToldFirst() {
    watched.receiver().answering(500);
    watched.keep(watched.watch("too many fail"));
    watched.storeRuns(9, "completed");
    watched.storeRuns(1, "failed");
    watched.stepAndWork(Duration.ZERO);
    watched.storeRuns(11, "completed");
    // Saved anew it is evaluated at once, before the first event is due again.
    watched.keep(watched.watch("too many fail"));
    watched.evaluateAll();
    assertThat(watched.state("too many fail")).isEqualTo(State.OK);
    watched.deliverAll();
    assertThat(watched.receiver().received()).hasSize(1);
    watched.stepAndWork(WatchServers.INTERVAL);
    assertThat(watched.receiver().types())
        .containsExactly(
            "dev.flowtrail.watch.firing",
            "dev.flowtrail.watch.firing",
            "dev.flowtrail.watch.resolved");
  }

  @Test
  void serverThatDiesBeforeItTellsLosesNothing() {
    watched.fire();
    // The next one begins with what the database says.
    watched.deliverer(SERVERS.storing().jdbi()).deliverSome();
    assertThat(watched.receiver().types()).containsExactly("dev.flowtrail.watch.firing");
  }

  @Test
  void serverThatDiesWhileItTellsLosesNothing() {
    watched.fire();
    Instant lease = watched.now().plus(Duration.ofMinutes(2));
    assertThat(new Deliveries(SERVERS.storing().jdbi()).claim(watched.now(), lease, 8)).hasSize(1);
    watched.deliverAll();
    assertThat(watched.receiver().received()).isEmpty();
    watched.step(Duration.ofMinutes(2));
    watched.deliverAll();
    assertThat(watched.receiver().types()).containsExactly("dev.flowtrail.watch.firing");
  }

  @Test
  void metricsTellWhatFiresAndWhatIsStillToBeTold() {
    watched.receiver().answering(500);
    watched.fire();
    assertThat(metric("flowtrail_watches")).isOne();
    assertThat(metric("flowtrail_watches_firing")).isOne();
    watched.deliverAll();
    assertThat(metric("flowtrail_watch_deliveries")).isOne();
    watched.stepAndWork(WatchServers.INTERVAL);
    assertThat(metric("flowtrail_watch_deliveries")).isZero();
    assertThat(metric("flowtrail_watch_deliveries_oldest_seconds")).isZero();
  }

  private static double metric(String name) {
    return SERVERS.storing().api().metric(name);
  }
}
