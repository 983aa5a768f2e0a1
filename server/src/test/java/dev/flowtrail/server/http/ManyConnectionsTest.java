package dev.flowtrail.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.flowtrail.server.Answer;
import dev.flowtrail.server.FlowText;
import dev.flowtrail.server.RunningServer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ManyConnectionsTest {

  /** Both ends of each are in this process, which has only so many files. */
  private static int count() {
    var system = (UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return (int) Math.min(10_000, (system.getMaxFileDescriptorCount() - 1_000) / 2);
  }

  @Test
  void connectionsThatAreIdleKeepNobodyOut() throws IOException {
    try (RunningServer server = RunningServer.start()) {
      var address = new InetSocketAddress("127.0.0.1", server.api().address().getPort());
      List<SocketChannel> idle = new ArrayList<>();
      try {
        for (int i = count(); i > 0; i--) {
          idle.add(SocketChannel.open(address));
        }
        Answer answer = server.api().post(FlowText.of("[1]"));
        assertThat(answer.status()).isEqualTo(202);
        server.api().awaitVisible(answer.at("/flowId"));
      } finally {
        for (SocketChannel connection : idle) {
          connection.close();
        }
      }
    }
  }
}
