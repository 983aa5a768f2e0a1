package dev.flowtrail.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flowtrail.server.database.DatabaseAddress;
import dev.flowtrail.server.database.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server process that is told to stop, or runs short, at a bad moment. */
class ServeUnderStressTest {

  private static final TestDatabase DATABASE = TestDatabase.create();

  @TempDir Path folder;

  @AfterAll
  static void close() {
    DATABASE.close();
  }

  private ServerProcess start(List<String> wrapper, String... flags) throws IOException {
    DatabaseAddress address = DATABASE.address();
    Stream<String> database =
        Stream.of(
            "--database-url", address.jdbcUrl(),
            "--database-user", address.user(),
            "--database-password", address.password());
    return ServerProcess.start(
        wrapper, folder, Stream.concat(database, Arrays.stream(flags)).toArray(String[]::new));
  }

  /**
   * An upload of which only the beginning has been sent, and which the server has begun to read.
   */
  private record Upload(Socket socket, String rest) {

    private static final String CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n";

    static Upload begin(URI address, String body) throws IOException {
      Socket socket = new Socket(address.getHost(), address.getPort());
      socket.setSoTimeout(60_000);
      String head =
          """
          POST /api/flows HTTP/1.1
          Host: localhost
          Idempotency-Key: %s
          Content-Type: application/json
          Content-Length: %d
          Expect: 100-continue

          """
              .formatted(body.hashCode(), body.length())
              .replace("\n", "\r\n");
      socket.getOutputStream().write(head.getBytes(UTF_8));
      assertThat(new String(socket.getInputStream().readNBytes(CONTINUE.length()), UTF_8))
          .isEqualTo(CONTINUE);
      socket.getOutputStream().write(body.substring(0, 20).getBytes(UTF_8));
      return new Upload(socket, body.substring(20));
    }

    String end() throws IOException {
      socket.getOutputStream().write(rest.getBytes(UTF_8));
      return answer();
    }

    /** Nothing when the server cuts the connection off. */
    String answer() throws IOException {
      ByteArrayOutputStream answer = new ByteArrayOutputStream();
      try {
        socket.getInputStream().transferTo(answer);
      } catch (SocketException reset) {
        // What came until then is the answer.
      }
      return answer.toString(UTF_8);
    }
  }

  private static void awaitClosedDoor(URI address) {
    Eventually.isTrue(() -> {
      try (Socket refused = new Socket(address.getHost(), address.getPort())) {
        return false;
      } catch (ConnectException e) {
        return true;
      } catch (IOException e) {
        return false;
      }
    });
  }

  @Test
  void uploadThatIsRunningWhenTheServerIsToldToStopMayEnd() throws Exception {
    ServerProcess server = start(List.of(), "--shutdown-timeout", "60s");
    Upload upload = Upload.begin(server.address(), FlowText.of("[1]").toString());
    server.tellToStop();
    awaitClosedDoor(server.address());
    String answer = upload.end();
    assertThat(answer).startsWith("HTTP/1.1 202");
    assertThat(server.stop()).contains("Stopped after");
    try (ServerProcess next = start(List.of())) {
      String id = answer.replaceFirst("(?s).*\"flowId\":\"([^\"]+)\".*", "$1");
      new Api(next.address()).awaitVisible(id);
    }
  }

  @Test
  void uploadThatDoesNotEndKeepsNoServerFromStopping() throws Exception {
    ServerProcess server = start(List.of(), "--shutdown-timeout", "2s");
    Upload upload = Upload.begin(server.address(), FlowText.of("[2]").toString());
    server.tellToStop();
    assertThat(upload.answer()).doesNotContain("202");
    server.stop();
  }

  @Test
  void serverWithFewFilesOutlivesManyConnections() throws Exception {
    List<String> fewFiles = List.of("/bin/sh", "-c", "ulimit -n 700; exec \"$@\"", "sh");
    try (ServerProcess server = start(fewFiles)) {
      var address = new InetSocketAddress(server.address().getHost(), server.address().getPort());
      List<SocketChannel> connections = new ArrayList<>();
      for (int i = 0; i < 1_000; i++) {
        connections.add(SocketChannel.open(address));
      }
      for (SocketChannel connection : connections) {
        connection.close();
      }
      assertThat(new Api(server.address()).post(FlowText.of("[3]")).status()).isEqualTo(202);
    }
  }
}
