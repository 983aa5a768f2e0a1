package dev.flowtrail.server.watch;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom webhooks may reach, and how long that may take. */
class WebhookClientTest {

  private static final InetAddress PUBLIC = InetAddress.ofLiteral("93.184.216.34");
  private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

  private final Receiver receiver = new Receiver();

  @AfterEach
  void close() {
    receiver.close();
  }

  private static WebhookClient client(CheckedHosts hosts) {
    return new WebhookClient(
        hosts, () -> (SSLSocketFactory) SSLSocketFactory.getDefault(), Duration.ofMillis(300));
  }

  private static ResponseHead post(CheckedHosts hosts, String url) throws IOException {
    return client(hosts).post(WebhookUrl.parse(url).orElseThrow(), Map.of("A", "b"), "{}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "10.1.2.3",
        "100.64.0.1",
        "100.100.100.200",
        "127.0.0.1",
        "127.255.255.254",
        "168.63.129.16",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.192",
        "192.168.0.1",
        "198.18.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::127.0.0.1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "64:ff9b::7f00:1",
        "64:ff9b::808:808",
        "64:ff9b:1::a00:1",
        "100::1",
        "2001::7f00:1",
        "2001:db8::1",
        "2002:7f00:1::",
        "fc00::1",
        "fd00:ec2::254",
        "fe80::1",
        "fec0::1",
        "ff02::1",
      })
  void addressOutsideOfTheInternetIsRefused(String address) {
    assertThat(PublicAddress.is(InetAddress.ofLiteral(address))).isFalse();
    CheckedHosts hosts =
        new CheckedHosts(host -> new InetAddress[] {InetAddress.ofLiteral(address)}, false);
    assertThatThrownBy(() -> post(hosts, "http://hooks.example/"))
        .isInstanceOf(CheckedHosts.RefusedException.class)
        .hasMessageContaining("webhook-private-addresses");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1",
        "9.255.255.255",
        "11.0.0.0",
        "100.63.255.255",
        "100.128.0.0",
        "172.15.0.1",
        "172.32.0.1",
        "2606:4700:4700::1111",
        "2a00:1450::1",
      })
  void addressOfTheInternetIsNot(String address) {
    assertThat(PublicAddress.is(InetAddress.ofLiteral(address))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2130706433", "127.0.0.1", "localhost", "[::1]", "[::ffff:7f00:1]"})
  void ownMachineIsRefusedHoweverItIsWritten(String host) {
    CheckedHosts hosts = new CheckedHosts(InetAddress::getAllByName, false);
    assertThatThrownBy(() -> post(hosts, "http://" + host + ":" + receiver.port() + "/"))
        .isInstanceOf(CheckedHosts.RefusedException.class);
    assertThat(receiver.received()).isEmpty();
  }

  @Test
  void hostIsRefusedWhenOnlyOneOfItsAddressesIsPrivate() {
    CheckedHosts hosts = new CheckedHosts(host -> new InetAddress[] {PUBLIC, LOOPBACK}, false);
    assertThatThrownBy(() -> post(hosts, receiver.url().replace("127.0.0.1", "hooks.example")))
        .isInstanceOf(CheckedHosts.RefusedException.class);
    assertThat(receiver.received()).isEmpty();
  }

  @Test
  void nameThatIsBoundAnewBetweenCheckAndConnectionLeadsNowhereElse() throws IOException {
    List<String> asked = new ArrayList<>();
    CheckedHosts hosts =
        new CheckedHosts(
            host -> {
              asked.add(host);
              return new InetAddress[] {asked.size() == 1 ? LOOPBACK : PUBLIC};
            },
            true);
    post(hosts, "http://hooks.example:" + receiver.port() + "/");
    // Nobody knows the name but the one who was asked once: so the connection was to his answer.
    assertThat(asked).containsExactly("hooks.example");
    assertThat(receiver.received().getFirst().header("Host"))
        .isEqualTo("hooks.example:" + receiver.port());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hooks.example",
        "ftp://hooks.example/",
        "file:///etc/passwd",
        "http:///path",
        "http://user@hooks.example/",
        "http://user:password@hooks.example/",
        "https://hooks.example/#part",
        "http://hooks.example:0/",
        "http://hooks.example:65536/",
        "http://hooks.example/a b",
        "http://hooks.example/\r\nX: y",
        "http://ho\u00f6ks.example/",
      })
  void addressThatIsNoneOfAWebhookIsRefused(String url) {
    assertThat(WebhookUrl.parse(url)).isEmpty();
  }

  @Test
  void receiverThatHangsIsLeft() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 5, LOOPBACK)) {
      CheckedHosts hosts = new CheckedHosts(InetAddress::getAllByName, true);
      assertThatThrownBy(() -> post(hosts, "http://127.0.0.1:" + silent.getLocalPort()))
          .hasMessage("no answer came within 300 ms");
      assertThatThrownBy(() -> post(hosts, "https://127.0.0.1:" + silent.getLocalPort()))
          .hasMessage("no answer came within 300 ms");
    }
  }

  @Test
  void receiverThatAnswersDropByDropIsLeft() throws IOException {
    try (ServerSocket slow = new ServerSocket(0, 5, LOOPBACK)) {
      Thread.startVirtualThread(() -> drip(slow));
      CheckedHosts hosts = new CheckedHosts(InetAddress::getAllByName, true);
      assertThatThrownBy(() -> post(hosts, "http://127.0.0.1:" + slow.getLocalPort()))
          .hasMessage("no answer came within 300 ms");
    }
  }

  private static void drip(ServerSocket server) {
    try (Socket socket = server.accept();
        OutputStream out = socket.getOutputStream()) {
      while (true) {
        out.write('x');
        out.flush();
        LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
      }
    } catch (IOException e) {
      // The client has left.
    }
  }

  @Test
  void answerWithAnEndlessHeadIsNotReadToItsEnd() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 5, LOOPBACK)) {
      Thread.startVirtualThread(() -> flood(server));
      CheckedHosts hosts = new CheckedHosts(InetAddress::getAllByName, true);
      assertThatThrownBy(() -> post(hosts, "http://127.0.0.1:" + server.getLocalPort()))
          .hasMessage("the head of the answer has more than 16384 bytes");
    }
  }

  private static void flood(ServerSocket server) {
    try (Socket socket = server.accept();
        OutputStream out = socket.getOutputStream()) {
      byte[] line = "X-More: and more\r\n".getBytes(US_ASCII);
      while (true) {
        out.write(line);
      }
    } catch (IOException e) {
      // The client has left.
    }
  }
}
