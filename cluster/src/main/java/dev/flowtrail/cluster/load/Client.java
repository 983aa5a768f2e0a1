package dev.flowtrail.cluster.load;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sends flows one after the other. Whatever fails is sent again under the same key, to the next
 * server, until it is acknowledged; but some clients give up, some die within a request, and some
 * send again what was acknowledged.
 */
final class Client {

  private static final Pattern FLOW_ID = Pattern.compile("\"flowId\":\"([-0-9a-f]{36})\"");
  private static final int MAX_PAUSE_MILLIS = 500;
  private static final int DIES_IN_THOUSAND = 5;
  private static final int REPEATS_IN_THOUSAND = 10;
  private static final int GIVES_UP_IN_THOUSAND = 50;

  private final List<URI> servers;
  private final Http http;
  private final Journal journal;
  private final LoadCounts counts;
  private final SplittableRandom random;

  Client(
      List<URI> servers, Http http, Journal journal, LoadCounts counts, SplittableRandom random) {
    this.servers = servers;
    this.http = http;
    this.journal = journal;
    this.counts = counts;
    this.random = random;
  }

  void send(TestFlow flow) throws IOException {
    if (chance(DIES_IN_THOUSAND)) {
      sendHalf(flow);
    }
    boolean givesUp = chance(GIVES_UP_IN_THOUSAND);
    while (!isAcknowledged(flow)) {
      if (givesUp) {
        counts.givenUp.increment();
        return;
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(MAX_PAUSE_MILLIS)));
    }
    if (chance(REPEATS_IN_THOUSAND)) {
      isAcknowledged(flow);
    }
  }

  private void sendHalf(TestFlow flow) throws IOException {
    journal.attempt(flow.number());
    try {
      http.submitHalf(anyServer(), flow);
    } catch (IOException e) {
      counts.noAnswer.increment();
    }
  }

  private boolean isAcknowledged(TestFlow flow) throws IOException {
    journal.attempt(flow.number());
    Http.Reply reply;
    try {
      reply = http.submit(anyServer(), flow);
    } catch (IOException e) {
      counts.noAnswer.increment();
      return false;
    }
    counts.answered(reply);
    if (reply.status() != 202) {
      return false;
    }
    journal.acknowledged(flow.number(), flowId(reply));
    return true;
  }

  private static UUID flowId(Http.Reply reply) {
    Matcher matcher = FLOW_ID.matcher(reply.text());
    if (!matcher.find()) {
      throw new IllegalStateException("expected a flowId but was: " + reply.text());
    }
    return UUID.fromString(matcher.group(1));
  }

  private URI anyServer() {
    return servers.get(random.nextInt(servers.size()));
  }

  private boolean chance(int inThousand) {
    return random.nextInt(1000) < inThousand;
  }
}
