package dev.flowtrail.cluster.fault;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;

/** A client's connection and, behind it, the proxy's own to the target. */
final class Link implements Closeable {

  private final Socket client;
  private final Socket target;

  private Link(Socket client, Socket target) {
    this.client = client;
    this.target = target;
  }

  static Link open(Socket client, int targetPort) throws IOException {
    Socket target = new Socket(InetAddress.getLoopbackAddress(), targetPort);
    client.setTcpNoDelay(true);
    target.setTcpNoDelay(true);
    return new Link(client, target);
  }

  Socket client() {
    return client;
  }

  Socket target() {
    return target;
  }

  Socket from(Direction direction) {
    return direction == Direction.FROM_CLIENT ? client : target;
  }

  Socket to(Direction direction) {
    return direction == Direction.FROM_CLIENT ? target : client;
  }

  /** Both ends get a reset, not an orderly end. */
  void reset() {
    reset(client);
    reset(target);
  }

  static void reset(Socket socket) {
    try {
      socket.setSoLinger(true, 0);
      socket.close();
    } catch (IOException closed) {
      // Then there is nothing left to break.
    }
  }

  @Override
  public void close() throws IOException {
    client.close();
    target.close();
  }
}
