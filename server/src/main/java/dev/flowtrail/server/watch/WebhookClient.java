package dev.flowtrail.server.watch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Posts one small document by HTTP/1.1, to an address that was checked and to no other: it connects
 * to what {@link CheckedHosts} gave, speaks to the host by its name, follows no redirects, uses no
 * proxy, and reads nothing of the answer but its head. Thread-safe.
 */
final class WebhookClient {

  private static final int MAX_ADDRESSES = 3;

  private final CheckedHosts hosts;
  private final Supplier<SSLSocketFactory> secured;
  private final Duration timeLimit;

  /**
   * @param secured makes connections that check whom they speak to; asked for with the first one
   * @param timeLimit how long one address may take to connect, and then the request and its answer
   */
  WebhookClient(CheckedHosts hosts, Supplier<SSLSocketFactory> secured, Duration timeLimit) {
    this.hosts = hosts;
    this.secured = secured;
    this.timeLimit = timeLimit;
  }

  /**
   * Posts a document.
   *
   * @param headers with those that tell what the document is
   * @throws CheckedHosts.RefusedException when the host must not be asked
   * @throws IOException when no answer came
   */
  ResponseHead post(WebhookUrl url, Map<String, String> headers, String body) throws IOException {
    List<InetAddress> addresses = hosts.addresses(url.host());
    try (Socket socket = connect(addresses, url);
        Deadline deadline = new Deadline(socket, timeLimit)) {
      return deadline.during(() -> {
        Socket spoken = url.secure() ? secure(socket, url) : socket;
        send(spoken.getOutputStream(), url, headers, body.getBytes(UTF_8));
        return ResponseHead.read(new BufferedInputStream(spoken.getInputStream()));
      });
    }
  }

  private Socket connect(List<InetAddress> addresses, WebhookUrl url) throws IOException {
    IOException failure = new IOException("the host has no address");
    for (InetAddress address : addresses.subList(0, Math.min(addresses.size(), MAX_ADDRESSES))) {
      Socket socket = new Socket();
      try {
        socket.connect(
            new InetSocketAddress(address, url.port()), Math.toIntExact(timeLimit.toMillis()));
        return socket;
      } catch (IOException e) {
        socket.close();
        failure =
            new IOException("cannot connect to port " + url.port() + ": " + e.getMessage(), e);
      }
    }
    throw failure;
  }

  /** The name, and not the address, is what the certificate has to be for. */
  private Socket secure(Socket socket, WebhookUrl url) throws IOException {
    SSLSocket spoken = (SSLSocket) secured.get().createSocket(socket, url.host(), url.port(), true);
    SSLParameters parameters = spoken.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    spoken.setSSLParameters(parameters);
    spoken.startHandshake();
    return spoken;
  }

  private static void send(
      OutputStream out, WebhookUrl url, Map<String, String> headers, byte[] body)
      throws IOException {
    StringBuilder head = new StringBuilder("POST " + url.target() + " HTTP/1.1\r\n");
    head.append("Host: ").append(url.authority()).append("\r\n");
    headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    head.append("Content-Length: ").append(body.length).append("\r\n");
    head.append("Connection: close\r\n\r\n");
    out.write(head.toString().getBytes(ISO_8859_1));
    out.write(body);
    out.flush();
  }
}
