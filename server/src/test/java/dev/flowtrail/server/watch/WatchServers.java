package dev.flowtrail.server.watch;

import dev.flowtrail.server.RunningServer;
import dev.flowtrail.server.explore.Explorer;
import dev.flowtrail.server.explore.FlowTally;
import dev.flowtrail.server.http.QuestionBudget;
import dev.flowtrail.server.index.CandidateIndex;
import dev.flowtrail.server.index.SmallIndex;
import dev.flowtrail.server.store.FlowReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;
import org.jdbi.v3.core.Jdbi;

/**
 * A running server that stores flows, and those parts of others that evaluate watches and tell of
 * them, in a future that the running server does not reach by itself.
 */
final class WatchServers implements AutoCloseable {

  static final Duration INTERVAL = Duration.ofMinutes(1);

  private static final Instant BEGIN = Instant.parse("2126-01-05T10:00:00Z");
  private static final Duration LEASE = Duration.ofMinutes(5);

  private final RunningServer server = RunningServer.start(Map.of("segment-wait", "20ms"));
  private final CandidateIndex index;
  private int months;

  private WatchServers() throws IOException {
    Path payload = server.payloadFolder();
    index = SmallIndex.open(server.jdbi(), payload, payload.resolveSibling("watches"));
  }

  static WatchServers start() {
    try {
      return new WatchServers();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  RunningServer storing() {
    return server;
  }

  /** A time that is far from those of other tests. */
  Instant anotherTime() {
    return BEGIN.plus(Duration.ofDays(30L * months++));
  }

  Evaluator evaluator(Jdbi jdbi, Clock clock) {
    Explorer explorer =
        new Explorer(
            jdbi,
            new FlowReader(jdbi, LEASE),
            index,
            QuestionBudget.unlimited(),
            LEASE,
            Duration.ofSeconds(10));
    EventWriter events = new EventWriter(Optional.empty());
    return new Evaluator(jdbi, new FlowTally(explorer), events, INTERVAL, clock);
  }

  Deliverer deliverer(Jdbi jdbi, Clock clock) {
    CheckedHosts hosts = new CheckedHosts(InetAddress::getAllByName, true);
    WebhookClient client =
        new WebhookClient(
            hosts, () -> (SSLSocketFactory) SSLSocketFactory.getDefault(), Duration.ofSeconds(10));
    return new Deliverer(jdbi, client, clock);
  }

  @Override
  public void close() {
    index.close();
    server.close();
  }
}
