package dev.flowtrail.server.http;

import com.sun.management.UnixOperatingSystemMXBean;
import io.helidon.common.socket.SocketOptions;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import java.net.SocketAddress;
import java.nio.channels.SocketChannel;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** All clients' connections; ends those that only keep the server waiting. */
final class Connections implements Filter, AutoCloseable {

  private static final System.Logger LOG = System.getLogger(Connections.class.getName());

  private static final int MOST = 20_000;

  /** Libraries, segments, and connections to database, queue, store and cache. */
  private static final int OTHER_FILES = 500;

  private static final long ROUNDS_PER_WAIT = 10;

  private final Map<SocketAddress, Connection> open = new ConcurrentHashMap<>();
  private final Patience patience;
  private final CountDownLatch closing = new CountDownLatch(1);

  Connections(Patience patience) {
    this.patience = patience;
    Thread.ofVirtual().name("connections").start(this::lookAfterAll);
  }

  /**
   * How many there may be at a time. A server that runs out of files stops listening, so some are
   * kept for everything else.
   */
  static int most() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
        ? mostOf(system.getMaxFileDescriptorCount())
        : MOST;
  }

  private static int mostOf(long files) {
    return (int) Math.min(MOST, Math.max(files / 4, files - OTHER_FILES));
  }

  /** The options for every accepted connection, which is noted when it gets them. */
  SocketOptions noting(SocketOptions options) {
    return new NotingSocketOptions(options, this::note);
  }

  private void note(SocketChannel channel) {
    try {
      open.put(channel.getRemoteAddress(), new Connection(channel, System::nanoTime));
    } catch (IOException goneAlready) {
      LOG.log(Level.DEBUG, "A connection ended before it began", goneAlready);
    }
  }

  @Override
  public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
    Connection connection = open.get(request.remotePeer().address());
    if (connection == null) {
      chain.proceed();
    } else {
      connection.handle(chain::proceed);
    }
  }

  private void lookAfterAll() {
    long pauseNanos = patience.forTransfer().toNanos() / ROUNDS_PER_WAIT;
    try {
      while (!closing.await(pauseNanos, TimeUnit.NANOSECONDS)) {
        open.values().removeIf(connection -> !connection.isOpen());
        open.values().forEach(this::endIfTooSlow);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void endIfTooSlow(Connection connection) {
    try {
      connection.endIfTooSlow(patience);
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "A slow connection could not be ended", e);
    }
  }

  @Override
  public void close() {
    closing.countDown();
  }
}
