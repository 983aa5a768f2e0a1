package dev.flowtrail.server.admin;

import static java.util.stream.Collectors.joining;

import dev.flowtrail.server.http.Json;
import dev.flowtrail.server.http.Problem;
import dev.flowtrail.server.http.ProblemType;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** {@code GET /health}: whether every part does its work, or which one does not. */
public final class HealthEndpoint implements HttpService {

  private static final System.Logger LOG = System.getLogger(HealthEndpoint.class.getName());

  private final Identity identity;
  private final List<Checkup> checkups;
  private final Duration limit;
  private final Clock clock;

  /** Which server this is. */
  public record Identity(String version, String role) {}

  /**
   * @param limit how long the answer may take, however long a part hangs
   */
  public HealthEndpoint(Identity identity, List<Part> parts, Duration limit, Clock clock) {
    this.identity = identity;
    this.checkups = parts.stream().map(Checkup::new).toList();
    this.limit = limit;
    this.clock = clock;
  }

  @Override
  public void routing(HttpRules rules) {
    rules.get("/health", this::send);
  }

  private void send(ServerRequest request, ServerResponse response) {
    List<String> ill = findIll();
    if (!ill.isEmpty()) {
      throw Problem.of(ProblemType.UNAVAILABLE, sentence(ill))
          .with("part", ill.getFirst())
          .toException();
    }
    Json.send(
        response,
        200,
        json -> {
          json.writeStartObject();
          json.writeStringField("status", "ok");
          json.writeStringField("timestamp", clock.instant().toString());
          json.writeStringField("version", identity.version());
          json.writeStringField("role", identity.role());
          json.writeArrayFieldStart("parts");
          for (Checkup checkup : checkups) {
            json.writeString(checkup.partName());
          }
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  /** All are asked at once: one that hangs does not keep the others from answering. */
  private List<String> findIll() {
    List<CompletableFuture<Void>> answers = checkups.stream().map(Checkup::ask).toList();
    await(CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)));
    List<String> ill = new ArrayList<>();
    for (int i = 0; i < answers.size(); i++) {
      String name = checkups.get(i).partName();
      Checkup.findFault(answers.get(i))
          .ifPresent(fault -> {
            LOG.log(Level.WARNING, "The " + name + " is not well", fault);
            ill.add(name);
          });
    }
    return ill;
  }

  private void await(CompletableFuture<Void> answers) {
    try {
      answers.get(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException | TimeoutException whoIsIllIsSeenBelow) {
      // Each part is looked at by itself.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String sentence(List<String> ill) {
    return ill.size() == 1
        ? "The %s does not do its work.".formatted(ill.getFirst())
        : "These do not do their work: %s.".formatted(ill.stream().collect(joining(", ")));
  }
}
