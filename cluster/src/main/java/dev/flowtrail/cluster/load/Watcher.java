package dev.flowtrail.cluster.load;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads while the clients write and things die: what a reader sees is whole, or not there. */
public final class Watcher implements AutoCloseable {

  private static final Pattern ID_IN_LIST = Pattern.compile("\"id\":\"([-0-9a-f]{36})\"");
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final List<URI> servers;
  private final TestFlows flows;
  private final SplittableRandom random;
  private final Http http = new Http(Duration.ofSeconds(10));
  private final Findings findings = new Findings();
  private final LongAdder seen = new LongAdder();
  private final Thread thread;

  public Watcher(List<URI> servers, TestFlows flows, long seed) {
    this.servers = servers;
    this.flows = flows;
    this.random = new SplittableRandom(seed);
    this.thread = Thread.ofVirtual().start(this::run);
  }

  private void run() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        look();
        Thread.sleep(PAUSE);
      }
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
  }

  private void look() {
    URI server = servers.get(random.nextInt(servers.size()));
    try {
      Http.Reply list = http.get(server.resolve("/api/flows?limit=5"));
      Matcher ids = ID_IN_LIST.matcher(list.text());
      while (ids.find()) {
        check(http.get(server.resolve("/api/flows/" + ids.group(1) + "/details")));
      }
    } catch (IOException dead) {
      // It was killed, and will be back.
    }
  }

  private void check(Http.Reply reply) throws IOException {
    if (reply.status() != 200) {
      return;
    }
    Details details = Details.parse(reply.body());
    OptionalInt number = flows.number(details.key());
    if (number.isPresent()) {
      seen.increment();
      if (details.unreadable() == 0 && !details.matches(flows.flow(number.getAsInt()))) {
        findings.add("a reader saw flow %d half: %s", number.getAsInt(), reply.text());
      }
    }
  }

  /** How many flows were read while others were written. */
  public long seen() {
    return seen.sum();
  }

  /** Flows that were seen half, in sentences. */
  public List<String> findings() {
    return findings.first();
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
