package dev.flowtrail.server.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Webhooks by https: that an address was checked does not say who is there. */
class WebhookTlsTest {

  private static final char[] PASSWORD = "only a test".toCharArray();
  private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

  @TempDir static Path folder;

  private static HttpsServer receiver;
  private static SSLContext trusting;

  @BeforeAll
  static void open() throws Exception {
    Path file = folder.resolve("keys.p12");
    makeKeyFor("hooks.example", file);
    trusting = contextOf(file);
    receiver = HttpsServer.create(new InetSocketAddress(LOOPBACK, 0), 0);
    receiver.setHttpsConfigurator(new HttpsConfigurator(trusting));
    receiver.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    receiver.start();
  }

  @AfterAll
  static void close() {
    receiver.stop(0);
  }

  private static void makeKeyFor(String host, Path file) throws IOException, InterruptedException {
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + host,
                "-ext",
                "san=dns:" + host,
                "-keystore",
                file.toString(),
                "-storepass",
                String.valueOf(PASSWORD))
            .inheritIO()
            .start();
    assertThat(keytool.waitFor()).isZero();
  }

  /** Has the key, and trusts it. */
  private static SSLContext contextOf(Path file) throws IOException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      keys.load(in, PASSWORD);
    }
    KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    own.init(keys, PASSWORD);
    KeyStore known = KeyStore.getInstance("PKCS12");
    known.load(null, null);
    known.setCertificateEntry("receiver", keys.getCertificate("mykey"));
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(known);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(own.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }

  private static ResponseHead post(String host, SSLSocketFactory secured) throws IOException {
    CheckedHosts hosts = new CheckedHosts(name -> new InetAddress[] {LOOPBACK}, true);
    String url = "https://" + host + ":" + receiver.getAddress().getPort() + "/";
    return new WebhookClient(hosts, () -> secured, Duration.ofSeconds(10))
        .post(WebhookUrl.parse(url).orElseThrow(), Map.of(), "{}");
  }

  @Test
  void receiverIsKnownByItsNameThoughItsAddressIsAsked() throws IOException {
    assertThat(post("hooks.example", trusting.getSocketFactory()).status()).isEqualTo(204);
  }

  @Test
  void receiverOfAnotherNameIsToldNothing() {
    assertThatThrownBy(() -> post("other.example", trusting.getSocketFactory()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("other.example");
  }

  @Test
  void receiverThatNobodyVouchesForIsToldNothing() {
    SSLSocketFactory usual = (SSLSocketFactory) SSLSocketFactory.getDefault();
    assertThatThrownBy(() -> post("hooks.example", usual))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("PKIX");
  }
}
