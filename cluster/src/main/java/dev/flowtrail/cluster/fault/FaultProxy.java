package dev.flowtrail.cluster.fault;

import dev.flowtrail.cluster.part.Ports;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Passes bytes on to a port of this machine, as well or as badly as it is told. A fault concerns
 * connections that are open as well as new ones.
 */
public final class FaultProxy implements AutoCloseable {

  private static final int CHUNK = 16 << 10;

  private final ServerSocket socket;
  private final int targetPort;
  private final Set<Link> links = ConcurrentHashMap.newKeySet();
  private volatile Fault fault = Fault.NONE;

  private FaultProxy(ServerSocket socket, int targetPort) {
    this.socket = socket;
    this.targetPort = targetPort;
  }

  /** A proxy on a port of its own. */
  public static FaultProxy before(int targetPort) {
    try {
      ServerSocket socket = new ServerSocket(Ports.free(), 200, InetAddress.getLoopbackAddress());
      FaultProxy proxy = new FaultProxy(socket, targetPort);
      Thread.ofVirtual().start(proxy::accept);
      return proxy;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public int port() {
    return socket.getLocalPort();
  }

  /** What happens from now on; what an earlier fault keeps waiting, waits on. */
  public void suffer(Fault fault) {
    this.fault = fault;
  }

  public void heal() {
    suffer(Fault.NONE);
  }

  /** Cuts all connections that are open. */
  public void breakConnections() {
    links.forEach(Link::reset);
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket client = socket.accept();
        Thread.ofVirtual().start(() -> connect(client));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void connect(Socket client) {
    try (Link link = Link.open(client, targetPort)) {
      links.add(link);
      Thread answers = Thread.ofVirtual().start(() -> pump(link, Direction.TO_CLIENT));
      pump(link, Direction.FROM_CLIENT);
      answers.join();
      links.remove(link);
    } catch (IOException targetIsOut) {
      Link.reset(client);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** An orderly end is passed on; anything else breaks the connection. */
  private void pump(Link link, Direction direction) {
    try {
      InputStream in = link.from(direction).getInputStream();
      OutputStream out = link.to(direction).getOutputStream();
      byte[] buffer = new byte[CHUNK];
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        byte[] bytes = Arrays.copyOf(buffer, count);
        if (fault.passes(direction, bytes)) {
          out.write(bytes);
        }
      }
      link.to(direction).shutdownOutput();
    } catch (IOException e) {
      link.reset();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      link.reset();
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    breakConnections();
  }
}
