package dev.flowtrail.server.query;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.flowtrail.server.http.Json;
import dev.flowtrail.server.http.Problem;
import dev.flowtrail.server.http.ProblemType;
import dev.flowtrail.server.http.QueryParameters;
import dev.flowtrail.server.http.Times;
import dev.flowtrail.server.store.FlowVolume;
import dev.flowtrail.server.store.FlowVolume.Buckets;
import dev.flowtrail.server.store.FlowVolume.Count;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.ToLongFunction;

/** {@code GET /api/volume}: how many flows there were when. */
public final class VolumeEndpoint implements HttpService {

  private static final int DEFAULT_BUCKETS = 48;
  private static final int MAX_BUCKETS = 200;
  private static final Duration DEFAULT_PERIOD = Duration.ofHours(24);

  private final FlowVolume volume;
  private final FlowQuery queries;
  private final Clock clock;

  public VolumeEndpoint(FlowVolume volume, FlowQuery queries, Clock clock) {
    this.volume = volume;
    this.queries = queries;
    this.clock = clock;
  }

  @Override
  public void routing(HttpRules rules) {
    rules.get("/api/volume", this::sendVolume);
  }

  private void sendVolume(ServerRequest request, ServerResponse response) {
    Json.requireAccepted(request);
    QueryParameters parameters = FilterParameters.of(request, Set.of("buckets"));
    Buckets buckets = buckets(parameters);
    List<Count> counts = volume.count(FilterParameters.filter(parameters, queries, null), buckets);
    Json.send(
        response,
        200,
        json -> {
          json.writeStartObject();
          json.writeStringField("from", Times.format(buckets.from()));
          json.writeStringField("to", Times.format(buckets.to()));
          json.writeNumberField("bucketSeconds", buckets.length().toMillis() / 1000.0);
          writeCounts(json, "counts", counts, Count::flows);
          writeCounts(json, "failed", counts, Count::failed);
          json.writeEndObject();
        });
  }

  private static void writeCounts(
      JsonGenerator json, String name, List<Count> counts, ToLongFunction<Count> value)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (Count count : counts) {
      json.writeNumber(value.applyAsLong(count));
    }
    json.writeEndArray();
  }

  private Buckets buckets(QueryParameters parameters) {
    int count = parameters.integer("buckets", 1, MAX_BUCKETS, DEFAULT_BUCKETS);
    Instant to = FilterParameters.time(parameters, "to").orElseGet(clock::instant);
    Instant from =
        FilterParameters.time(parameters, "from").orElseGet(() -> to.minus(DEFAULT_PERIOD));
    long millis = Duration.between(from, to).toMillis();
    if (millis < count) {
      throw Problem.of(
              ProblemType.INVALID_PARAMETER,
              "to: expected a time at least %d ms after from.".formatted(count))
          .toException();
    }
    return new Buckets(from, Duration.ofMillis((millis + count - 1) / count), count);
  }
}
