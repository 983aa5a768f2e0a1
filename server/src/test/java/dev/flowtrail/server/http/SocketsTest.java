package dev.flowtrail.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import org.junit.jupiter.api.Test;

class SocketsTest {

  /** The system's own default would hold back the end of every answer for some 40 ms. */
  @Test
  void endOfAnAnswerDoesNotWaitUntilTheClientHasConfirmedItsBeginning() throws IOException {
    try (Connections connections = new Connections(Patience.DEFAULT);
        ServerSocketChannel listening = ServerSocketChannel.open()) {
      listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      try (SocketChannel client = SocketChannel.open(listening.getLocalAddress());
          SocketChannel accepted = listening.accept()) {
        assertThat(client.isConnected()).isTrue();
        connections.noting(ApiServer.sockets()).configureSocket(accepted);
        assertThat(accepted.getOption(StandardSocketOptions.TCP_NODELAY)).isTrue();
      }
    }
  }
}
