package dev.flowtrail.server.http;

import io.helidon.common.socket.SocketOptions;
import io.helidon.http.DirectHandler;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.DirectHandlers;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http1.Http1Config;
import java.time.Duration;
import java.util.List;

/** The HTTP server: the given endpoints, and what every server has. */
public final class ApiServer implements AutoCloseable {

  private static final int SOCKET_BUFFER_BYTES = 1 << 20;

  /** Longer request lines and headers are refused. */
  private static final int MAX_REQUEST_LINE_BYTES = 16 << 10;

  private static final int MAX_HEADER_BYTES = 32 << 10;

  private final Connections connections;
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
    this(listening, endpoints, others, Patience.DEFAULT);
  }

  ApiServer(
      Listening listening,
      List<? extends HttpService> endpoints,
      HttpService others,
      Patience patience) {
    this.connections = new Connections(patience);
    this.server =
        WebServer.builder()
            .host(listening.host())
            .port(listening.port())
            .shutdownHook(false)
            .shutdownGracePeriod(listening.grace())
            .connectionOptions(connections.noting(sockets()))
            .maxTcpConnections(Connections.most())
            .protocolsDiscoverServices(false)
            .addProtocol(
                Http1Config.builder()
                    .maxPrologueLength(MAX_REQUEST_LINE_BYTES)
                    .maxHeadersSize(MAX_HEADER_BYTES)
                    .build())
            .contentEncoding(new UntouchedBodies())
            .directHandlers(plainProblems())
            .routing(routing -> route(routing, connections, listening, endpoints, others))
            .build()
            .start();
  }

  /**
   * An answer goes out in several pieces: the last one must not wait until the client has confirmed
   * those before, for which its system may take 40 ms.
   */
  static SocketOptions sockets() {
    return SocketOptions.builder()
        .socketReceiveBufferSize(SOCKET_BUFFER_BYTES)
        .tcpNoDelay(true)
        .build();
  }

  private static void route(
      HttpRouting.Builder routing,
      Connections connections,
      Listening listening,
      List<? extends HttpService> endpoints,
      HttpService others) {
    routing.addFilter(connections);
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
    connections.close();
  }
}
