package dev.flowtrail.cluster.fault;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultProxyTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private ServerSocket target;
  private FaultProxy proxy;

  @BeforeEach
  void start() throws IOException {
    target = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::echoForever);
    proxy = FaultProxy.before(target.getLocalPort());
  }

  @AfterEach
  void stop() throws IOException {
    proxy.close();
    target.close();
  }

  private void echoForever() {
    while (true) {
      try {
        Socket socket = target.accept();
        Thread.ofVirtual().start(() -> echo(socket));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private static void echo(Socket socket) {
    try (socket) {
      socket.getInputStream().transferTo(socket.getOutputStream());
    } catch (IOException broken) {
      // The client notices.
    }
  }

  private Socket connect() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
    socket.setSoTimeout((int) PATIENCE.toMillis());
    return socket;
  }

  private static String say(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(US_ASCII));
    InputStream in = socket.getInputStream();
    return new String(in.readNBytes(text.length()), US_ASCII);
  }

  @Test
  void healthyProxyIsTransparent() throws IOException {
    try (Socket socket = connect()) {
      assertThat(say(socket, "a".repeat(100_000))).hasSize(100_000);
      socket.shutdownOutput();
      assertThat(socket.getInputStream().read()).isNegative();
    }
  }

  @Test
  void resetBreaksWhatIsOpen() throws IOException {
    try (Socket socket = connect()) {
      say(socket, "hello");
      proxy.suffer(Fault.reset());
      assertThatThrownBy(() -> say(socket, "hello")).isInstanceOf(SocketException.class);
    }
    proxy.heal();
    try (Socket socket = connect()) {
      assertThat(say(socket, "hello")).isEqualTo("hello");
    }
  }

  @Test
  void halfOpenConnectionStaysSilent() throws IOException {
    try (Socket socket = connect()) {
      proxy.suffer(Fault.halfOpen(Direction.TO_CLIENT));
      socket.setSoTimeout(200);
      assertThatThrownBy(() -> say(socket, "hello")).isInstanceOf(SocketTimeoutException.class);
    }
  }

  @Test
  void answerIsCutInTheMiddle() throws IOException {
    try (Socket socket = connect()) {
      proxy.suffer(Fault.cutAnswersAfter(40_000));
      assertThatThrownBy(() -> say(socket, "a".repeat(100_000)))
          .isInstanceOf(SocketException.class);
    }
  }

  @Test
  void delayAndBandwidthTakeTime() throws IOException {
    try (Socket socket = connect()) {
      proxy.suffer(Fault.delay(Duration.ofMillis(50)));
      assertThat(timeToSay(socket, 5)).isGreaterThanOrEqualTo(Duration.ofMillis(100));
      proxy.suffer(Fault.bandwidth(100_000));
      assertThat(timeToSay(socket, 10_000)).isGreaterThanOrEqualTo(Duration.ofMillis(200));
    }
  }

  private static Duration timeToSay(Socket socket, int bytes) throws IOException {
    long begin = System.nanoTime();
    say(socket, "a".repeat(bytes));
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  @Test
  void textIsHeldUntilTheGateOpens() throws Exception {
    Gate gate = new Gate();
    proxy.suffer(Fault.holdAt(Direction.FROM_CLIENT, "COMMIT", gate));
    try (Socket socket = connect()) {
      assertThat(say(socket, "BEGIN")).isEqualTo("BEGIN");
      socket.getOutputStream().write("COMMIT".getBytes(US_ASCII));
      gate.awaitReached(PATIENCE);
      assertThat(socket.getInputStream().available()).isZero();
      gate.open();
      assertThat(socket.getInputStream().readNBytes(6)).asString(US_ASCII).isEqualTo("COMMIT");
    }
  }
}
