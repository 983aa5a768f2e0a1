package dev.flowtrail.server.http;

import io.helidon.http.DirectHandler;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.DirectHandlers;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.HttpService;
import java.time.Duration;
import java.util.List;

/** The HTTP server: the given endpoints, problem pages, and the dashboard's files. */
public final class ApiServer implements AutoCloseable {

  private static final int SOCKET_BUFFER_BYTES = 1 << 20;

  private final WebServer server;

  /**
   * Starts listening.
   *
   * @param host on loopback, pages of other sites are refused
   * @param port 0 for any free one
   * @param grace how long requests that are running may take to end when the server is closed
   */
  public ApiServer(String host, int port, Duration grace, List<? extends HttpService> endpoints) {
    this.server =
        WebServer.builder()
            .host(host)
            .port(port)
            .shutdownHook(false)
            .shutdownGracePeriod(grace)
            .connectionOptions(socket -> socket.socketReceiveBufferSize(SOCKET_BUFFER_BYTES))
            .contentEncoding(new UntouchedBodies())
            .directHandlers(plainProblems())
            .routing(routing -> route(routing, host, endpoints))
            .build()
            .start();
  }

  private static void route(
      HttpRouting.Builder routing, String host, List<? extends HttpService> endpoints) {
    routing.addFilter(new SecurityHeaders());
    routing.addFilter(LocalPagesOnly.whenListeningAt(host));
    endpoints.forEach(routing::register);
    routing.register(new ProblemPages(), new StaticFiles());
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
