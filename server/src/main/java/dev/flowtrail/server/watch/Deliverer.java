package dev.flowtrail.server.watch;

import dev.flowtrail.server.watch.Deliveries.Claimed;
import dev.flowtrail.server.watch.Deliveries.Outcome;
import dev.flowtrail.server.watch.Watch.Webhook;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jdbi.v3.core.Jdbi;

/**
 * Tells webhooks what is to be told, each event at least once: one whose server dies after it was
 * told and before that was noted is told again, under the same id. Thread-safe.
 */
final class Deliverer {

  private static final System.Logger LOG = System.getLogger(Deliverer.class.getName());

  private static final int AT_ONCE = 8;

  /** Longer than any attempt takes; then another server may try. */
  private static final Duration LEASE = Duration.ofMinutes(2);

  private static final int GONE = 410;
  private static final int MAX_ERROR_CHARS = 500;

  private final Deliveries deliveries;
  private final WebhookClient client;
  private final Clock clock;

  Deliverer(Jdbi jdbi, WebhookClient client, Clock clock) {
    this.deliveries = new Deliveries(jdbi);
    this.client = client;
    this.clock = clock;
  }

  /**
   * Tries some deliveries that are due, if there are any.
   *
   * @return whether there were
   */
  boolean deliverSome() {
    Instant now = clock.instant();
    List<Claimed> claimed = deliveries.claim(now, now.plus(LEASE), AT_ONCE);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      claimed.forEach(each -> threads.execute(() -> deliverOrComplain(each)));
    }
    return !claimed.isEmpty();
  }

  /** What could not be noted is tried again when the lease has run out. */
  private void deliverOrComplain(Claimed claimed) {
    try {
      deliver(claimed);
    } catch (RuntimeException e) {
      LOG.log(
          Level.WARNING, "What was told of \"%s\" cannot be noted".formatted(claimed.watch()), e);
    }
  }

  private void deliver(Claimed claimed) {
    Webhook webhook = claimed.webhook();
    if (webhook == null) {
      giveUp(claimed, new Outcome(null, "The watch has no webhook any more."));
    } else if (claimed.createdAt().plus(Retries.TRIED_FOR).isBefore(clock.instant())) {
      giveUp(claimed, new Outcome(null, "It waited for longer than a day."));
    } else {
      deliver(claimed, webhook);
    }
  }

  private void deliver(Claimed claimed, Webhook webhook) {
    try {
      ResponseHead answer = post(claimed, webhook);
      int status = answer.status();
      Outcome outcome = new Outcome(status, "The receiver answered %d.".formatted(status));
      if (status < 300) {
        deliveries.delivered(claimed, clock.instant(), status);
      } else if (status == GONE) {
        LOG.log(Level.WARNING, "The webhook of \"{0}\" is gone", claimed.watch());
        deliveries.gone(claimed, clock.instant(), outcome);
      } else {
        Duration asked =
            answer
                .retryAfter()
                .map(it -> Retries.askedFor(it, clock.instant()))
                .orElse(Duration.ZERO);
        tryAgain(claimed, outcome, asked);
      }
    } catch (CheckedHosts.RefusedException e) {
      giveUp(claimed, outcome(e));
    } catch (IOException e) {
      tryAgain(claimed, outcome(e), Duration.ZERO);
    }
  }

  private ResponseHead post(Claimed claimed, Webhook webhook) throws IOException {
    WebhookUrl url =
        WebhookUrl.parse(webhook.url())
            .orElseThrow(() -> new CheckedHosts.RefusedException("The address is none to ask."));
    WebhookSecret secret =
        WebhookSecret.parse(String.valueOf(webhook.secret()))
            .orElseThrow(() -> new CheckedHosts.RefusedException("The secret cannot sign."));
    long timestamp = clock.instant().getEpochSecond();
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", WatchEvent.MEDIA_TYPE);
    headers.put("User-Agent", "FlowTrail");
    headers.put("webhook-id", claimed.eventId().toString());
    headers.put("webhook-timestamp", Long.toString(timestamp));
    headers.put(
        "webhook-signature", secret.sign(claimed.eventId().toString(), timestamp, claimed.body()));
    return client.post(url, headers, claimed.body());
  }

  /** Who tests a webhook wants to know at once, and is there to try again. */
  private void tryAgain(Claimed claimed, Outcome outcome, Duration asked) {
    Duration usual = Retries.pause(claimed.attempts());
    Instant next = clock.instant().plus(asked.compareTo(usual) > 0 ? asked : usual);
    if (claimed.isTest() || next.isAfter(claimed.createdAt().plus(Retries.TRIED_FOR))) {
      giveUp(claimed, outcome);
    } else {
      deliveries.tryAgain(claimed, next, outcome);
    }
  }

  private void giveUp(Claimed claimed, Outcome outcome) {
    LOG.log(
        Level.WARNING,
        "What was to be told of \"{0}\" is given up: {1}",
        claimed.watch(),
        outcome.error());
    deliveries.givenUp(claimed, clock.instant(), outcome);
  }

  private static Outcome outcome(IOException failure) {
    String text = String.valueOf(failure.getMessage());
    String told =
        failure instanceof CheckedHosts.RefusedException ? text : "No answer: %s.".formatted(text);
    return new Outcome(null, told.substring(0, Math.min(told.length(), MAX_ERROR_CHARS)));
  }
}
