package dev.flowtrail.server.admin;

import dev.flowtrail.server.http.Json;
import dev.flowtrail.server.http.MethodNotAllowed;
import dev.flowtrail.server.http.Problem;
import dev.flowtrail.server.http.ProblemType;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.List;

/** {@code GET /health}: whether every part does its work, or which one does not. */
public final class HealthEndpoint implements HttpService {

  private static final System.Logger LOG = System.getLogger(HealthEndpoint.class.getName());

  private final List<Part> parts;
  private final String version;
  private final Clock clock;

  /**
   * Something that can be asked whether it is well.
   *
   * @param check throws when it is not
   */
  public record Part(String name, Check check) {}

  /** A question to one part. */
  @FunctionalInterface
  public interface Check {
    void run() throws Exception;
  }

  public HealthEndpoint(List<Part> parts, String version, Clock clock) {
    this.parts = List.copyOf(parts);
    this.version = version;
    this.clock = clock;
  }

  @Override
  public void routing(HttpRules rules) {
    rules.get("/health", this::send).any("/health", MethodNotAllowed.allowing("GET"));
  }

  private void send(ServerRequest request, ServerResponse response) {
    parts.forEach(HealthEndpoint::check);
    Json.send(
        response,
        200,
        json -> {
          json.writeStartObject();
          json.writeStringField("status", "ok");
          json.writeStringField("timestamp", clock.instant().toString());
          json.writeStringField("version", version);
          json.writeEndObject();
        });
  }

  private static void check(Part part) {
    try {
      part.check().run();
    } catch (Exception e) {
      LOG.log(Level.WARNING, "The " + part.name() + " is not well", e);
      throw Problem.of(
              ProblemType.UNAVAILABLE, "The %s does not do its work.".formatted(part.name()))
          .with("part", part.name())
          .toException();
    }
  }
}
