package dev.flowtrail.server.http;

import io.helidon.http.DirectHandler;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.DirectHandlers;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.HttpService;
import java.time.Duration;
import java.util.List;

/** The HTTP server: the given endpoints, and what every server has. */
public final class ApiServer implements AutoCloseable {

  private static final int SOCKET_BUFFER_BYTES = 1 << 20;

  private final WebServer server;

  /**
   * Where the server is and how it behaves.
   *
   * @param host on loopback, pages of other sites are refused
   * @param port 0 for any free one
   * @param allowedHosts names by which the server may be called besides localhost
   * @param grace how long requests that are running may take to end when the server is closed
   */
  public record Listening(String host, int port, List<String> allowedHosts, Duration grace) {}

  /**
   * Starts listening.
   *
   * @param endpoints in whatever order
   * @param others what is served where none of the endpoints is
   */
  public ApiServer(Listening listening, List<? extends HttpService> endpoints, HttpService others) {
    this.server =
        WebServer.builder()
            .host(listening.host())
            .port(listening.port())
            .shutdownHook(false)
            .shutdownGracePeriod(listening.grace())
            .connectionOptions(socket -> socket.socketReceiveBufferSize(SOCKET_BUFFER_BYTES))
            .contentEncoding(new UntouchedBodies())
            .directHandlers(plainProblems())
            .routing(routing -> route(routing, listening, endpoints, others))
            .build()
            .start();
  }

  private static void route(
      HttpRouting.Builder routing,
      Listening listening,
      List<? extends HttpService> endpoints,
      HttpService others) {
    routing.addFilter(new SecurityHeaders());
    routing.addFilter(KnownNamesOnly.whenListeningAt(listening.host(), listening.allowedHosts()));
    routing.addFilter(new OwnPagesWrite(listening.allowedHosts()));
    ApiRoutes routes = new ApiRoutes(routing);
    endpoints.forEach(routes::register);
    routes.register(new ProblemPages());
    routes.refuseOtherMethods();
    new ApiRoutes(routing).register(others);
    ErrorHandling.addTo(routing);
  }

  private static DirectHandlers plainProblems() {
    DirectHandlers.Builder handlers = DirectHandlers.builder();
    for (DirectHandler.EventType event : DirectHandler.EventType.values()) {
      handlers.addHandler(event, new UnroutedProblem());
    }
    return handlers.build();
  }

  /** The port that the server listens on. */
  public int port() {
    return server.port();
  }

  /** Takes no new requests, lets the running ones end within the grace period, then closes. */
  @Override
  public void close() {
    server.stop();
  }
}
