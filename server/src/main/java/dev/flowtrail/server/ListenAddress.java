package dev.flowtrail.server;

import dev.flowtrail.server.database.StartFailure;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Set;

/** Where the server takes requests. */
record ListenAddress(String host, int port) {

  private static final Set<String> HERE = Set.of("127.0.0.1", "0.0.0.0", "::", "::1");

  /** Asks before anything else is started, because the answer is quick and often needed. */
  void requireFree() {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getByName(host), port));
    } catch (BindException e) {
      throw new StartFailure(
          ("Cannot listen on %s:%d (%s): stop what listens there,"
                  + " or choose another --port (0 takes any free one) or --host")
              .formatted(host, port, e.getMessage()));
    } catch (UnknownHostException e) {
      throw new StartFailure(
          "Cannot listen on %s: no such address; try --host 127.0.0.1".formatted(host));
    } catch (IOException e) {
      throw new StartFailure("Cannot listen on %s:%d".formatted(host, port), e);
    }
  }

  /** The port is the one really taken. */
  URI address(int takenPort) {
    String name = HERE.contains(host) ? "localhost" : host.contains(":") ? "[" + host + "]" : host;
    return URI.create("http://%s:%d".formatted(name, takenPort));
  }
}
