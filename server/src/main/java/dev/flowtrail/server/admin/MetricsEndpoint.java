package dev.flowtrail.server.admin;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.flowtrail.server.http.Answers;
import dev.flowtrail.server.http.Json;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;

/** {@code GET /metrics}: numbers for who watches the server, in the text format of Prometheus. */
public final class MetricsEndpoint implements HttpService {

  private static final String MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private final List<Gauge.Source> sources;

  /** Every source is read anew for each answer. */
  public MetricsEndpoint(List<Gauge.Source> sources) {
    this.sources = List.copyOf(sources);
  }

  @Override
  public void routing(HttpRules rules) {
    rules.get("/metrics", this::send);
  }

  private void send(ServerRequest request, ServerResponse response) {
    StringBuilder text = new StringBuilder();
    for (Gauge.Source source : sources) {
      source.read().forEach(gauge -> write(text, gauge));
    }
    response.header(HeaderNames.CONTENT_TYPE, MEDIA_TYPE);
    response.header(HeaderNames.CACHE_CONTROL, "no-cache");
    Answers.send(response, text.toString().getBytes(UTF_8));
  }

  private static void write(StringBuilder text, Gauge gauge) {
    double value = gauge.value();
    text.append("# HELP ").append(gauge.name()).append(' ').append(gauge.help()).append('\n');
    text.append("# TYPE ").append(gauge.name()).append(" gauge\n");
    text.append(gauge.name()).append(' ');
    text.append(Json.isWhole(value) ? String.valueOf((long) value) : String.valueOf(value));
    text.append('\n');
  }
}
