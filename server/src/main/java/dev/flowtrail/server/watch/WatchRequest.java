package dev.flowtrail.server.watch;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.flowtrail.server.explore.FlowTally;
import dev.flowtrail.server.http.Problem;
import dev.flowtrail.server.http.ProblemException;
import dev.flowtrail.server.http.ProblemType;
import dev.flowtrail.server.http.SmallBody;
import dev.flowtrail.server.watch.Watch.Webhook;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads a watch out of a request. What is wrong with it is told by its member. */
final class WatchRequest {

  private static final int MAX_NAME_CHARS = 200;
  private static final int MIN_WINDOW_SECONDS = 60;
  private static final int MAX_WINDOW_SECONDS = 7 * 24 * 60 * 60;
  private static final int MAX_RUNS = 1_000_000_000;
  private static final double MAX_THRESHOLD = 1e15;

  private @Nullable String process;
  private String query = "";
  private Measure measure = Measure.SHARE;
  private Comparison comparison = Comparison.ABOVE;
  private @Nullable Double threshold;
  private int windowSeconds = 60 * 60;
  private int minRuns = 1;
  private @Nullable Webhook webhook;
  private boolean enabled = true;

  private WatchRequest() {}

  /**
   * Reads it.
   *
   * @param hosts which webhooks may be asked
   * @throws ProblemException when it is no watch
   */
  static Watch read(ServerRequest request, String name, CheckedHosts hosts, Instant now) {
    if (name.isBlank() || name.length() > MAX_NAME_CHARS || name.indexOf(0) >= 0) {
      throw invalid("name", "1 to %d characters, without U+0000".formatted(MAX_NAME_CHARS));
    }
    WatchRequest draft = new WatchRequest();
    SmallBody.read(request, draft::take);
    Question question = draft.question(now);
    if (draft.webhook != null) {
      requireSound(draft.webhook, hosts);
    }
    return new Watch(name, question, draft.webhook, draft.enabled, WatchRows.kept(now));
  }

  static ProblemException invalid(String member, String expected) {
    return Problem.of(ProblemType.INVALID_PARAMETER, "%s: expected %s.".formatted(member, expected))
        .toException();
  }

  private void take(String name, JsonParser value) throws IOException {
    if (value.currentToken() == JsonToken.VALUE_NULL) {
      return;
    }
    switch (name) {
      case "process" -> process = text(name, value);
      case "query" -> query = text(name, value);
      case "measure" -> measure = measure(text(name, value));
      case "comparison" -> comparison = comparison(text(name, value));
      case "threshold" -> threshold = number(name, value);
      case "windowSeconds" ->
          windowSeconds = integer(name, value, MIN_WINDOW_SECONDS, MAX_WINDOW_SECONDS);
      case "minRuns" -> minRuns = integer(name, value, 0, MAX_RUNS);
      case "webhook" -> webhook = webhook(value);
      case "enabled" -> enabled = flag(name, value);
      default -> {}
    }
  }

  private Question question(Instant now) {
    FlowTally.requireUnderstood(query, now);
    if (process != null && process.isEmpty()) {
      throw invalid("process", "the name of a process, or null for all of them");
    }
    double most = measure == Measure.SHARE ? 1 : MAX_THRESHOLD;
    if (threshold == null || !(threshold >= 0 && threshold <= most)) {
      throw invalid(
          "threshold",
          measure == Measure.SHARE
              ? "a number from 0 to 1, such as 0.05 for 5 %"
              : "a number from 0 on");
    }
    Duration window = Duration.ofSeconds(windowSeconds);
    return new Question(process, query, measure, comparison, threshold, window, minRuns);
  }

  private static void requireSound(Webhook webhook, CheckedHosts hosts) {
    WebhookUrl url =
        WebhookUrl.parse(webhook.url())
            .orElseThrow(() -> invalid("webhook.url", WebhookUrl.EXPECTED));
    try {
      hosts.requireLiteralAllowed(url.host());
    } catch (CheckedHosts.RefusedException e) {
      throw invalid(
          "webhook.url",
          "an address of the internet; the setting webhook-private-addresses=true allows others");
    }
    if (webhook.secret() != null && WebhookSecret.parse(webhook.secret()).isEmpty()) {
      throw invalid("webhook.secret", WebhookSecret.EXPECTED);
    }
  }

  private static Measure measure(String word) {
    return switch (word) {
      case "share" -> Measure.SHARE;
      case "count" -> Measure.COUNT;
      default -> throw invalid("measure", "share or count");
    };
  }

  private static Comparison comparison(String word) {
    return switch (word) {
      case "above" -> Comparison.ABOVE;
      case "below" -> Comparison.BELOW;
      default -> throw invalid("comparison", "above or below");
    };
  }

  private static Webhook webhook(JsonParser value) throws IOException {
    if (value.currentToken() != JsonToken.START_OBJECT) {
      throw invalid("webhook", "an object with url and secret, or null");
    }
    String url = null;
    String secret = null;
    while (value.nextToken() == JsonToken.FIELD_NAME) {
      String member = value.currentName();
      boolean given = value.nextToken() != JsonToken.VALUE_NULL;
      if (given && member.equals("url")) {
        url = text("webhook.url", value);
      } else if (given && member.equals("secret")) {
        secret = text("webhook.secret", value);
      }
      value.skipChildren();
    }
    if (url == null) {
      throw invalid("webhook.url", WebhookUrl.EXPECTED);
    }
    return new Webhook(url, secret);
  }

  private static String text(String name, JsonParser value) throws IOException {
    if (value.currentToken() != JsonToken.VALUE_STRING || value.getText().indexOf(0) >= 0) {
      throw invalid(name, "a text without U+0000");
    }
    return value.getText();
  }

  private static double number(String name, JsonParser value) throws IOException {
    if (!value.currentToken().isNumeric() || value.getTextLength() > 30) {
      throw invalid(name, "a number");
    }
    return value.getDoubleValue();
  }

  private static int integer(String name, JsonParser value, int least, int most)
      throws IOException {
    if (value.currentToken() == JsonToken.VALUE_NUMBER_INT && value.getTextLength() <= 10) {
      long number = value.getLongValue();
      if (number >= least && number <= most) {
        return (int) number;
      }
    }
    throw invalid(name, "a whole number from %,d to %,d".formatted(least, most));
  }

  private static boolean flag(String name, JsonParser value) {
    return switch (value.currentToken()) {
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default -> throw invalid(name, "true or false");
    };
  }
}
