package dev.flowtrail.cluster.load;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.filter.FilteringParserDelegate;
import com.fasterxml.jackson.core.filter.JsonPointerBasedFilter;
import com.fasterxml.jackson.core.filter.TokenFilter.Inclusion;
import dev.flowtrail.cluster.part.Await;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * What a server says of the queue.
 *
 * @param waiting what is not stored yet, without what was set aside
 * @param dead what was set aside
 */
public record QueueDepth(long waiting, long dead) {

  private static final JsonFactory JSON = new JsonFactory();
  private static final Http HTTP = new Http(Duration.ofSeconds(10));

  /** Empty while the server cannot tell. */
  public static Optional<QueueDepth> ask(URI server) {
    try {
      Http.Reply reply = HTTP.get(server.resolve("/api/queue"));
      return reply.status() == 200
          ? Optional.of(new QueueDepth(number(reply, "/waiting/entries"), number(reply, "/dead")))
          : Optional.empty();
    } catch (IOException out) {
      return Optional.empty();
    }
  }

  /** Waits until nothing waits any more; tells what is left then, or when the time is over. */
  public static QueueDepth awaitCalm(URI server, Duration atMost) {
    Await.isTrue(atMost, () -> ask(server).filter(depth -> depth.waiting() == 0).isPresent());
    return ask(server)
        .orElseThrow(() -> new IllegalStateException("no answer about the queue from " + server));
  }

  private static long number(Http.Reply reply, String pointer) throws IOException {
    try (JsonParser json =
        new FilteringParserDelegate(
            JSON.createParser(reply.body()),
            new JsonPointerBasedFilter(JsonPointer.compile(pointer)),
            Inclusion.ONLY_INCLUDE_ALL,
            false)) {
      if (json.nextToken() != JsonToken.VALUE_NUMBER_INT) {
        throw new IOException("expected a number at %s: %s".formatted(pointer, reply.text()));
      }
      return json.getLongValue();
    }
  }
}
