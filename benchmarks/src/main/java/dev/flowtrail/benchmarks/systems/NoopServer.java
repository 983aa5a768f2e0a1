package dev.flowtrail.benchmarks.systems;

import dev.flowtrail.server.http.ApiServer;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The server's own HTTP room around an endpoint that reads what it is sent, forgets it, and answers
 * as long as a flow's acknowledgement: what nothing behind the door can ever exceed.
 */
public final class NoopServer implements AutoCloseable {

  private static final Pattern LISTENING = Pattern.compile("listening on (\\d+)");

  private static final ApiServer.Listening ANY_PORT =
      new ApiServer.Listening("127.0.0.1", 0, List.of(), Duration.ofSeconds(1));

  private final ChildProcess process;
  private final URI address;

  /** Starts it as a process of its own. */
  public NoopServer(Path output) throws IOException, InterruptedException {
    process =
        JavaProcess.start(
            output,
            Map.of(),
            List.of("-cp", System.getProperty("java.class.path"), NoopServer.class.getName()));
    address = URI.create("http://127.0.0.1:" + process.await(LISTENING));
  }

  public URI address() {
    return address;
  }

  public ProcessHandle handle() {
    return process.handle();
  }

  @Override
  public void close() throws InterruptedException {
    process.close();
  }

  /** The program in the process. */
  public static void main(String[] arguments) throws InterruptedException {
    try (ApiServer server = new ApiServer(ANY_PORT, List.of(new Forgetting()), nothingElse -> {})) {
      System.out.println("listening on " + server.port());
      Thread.currentThread().join();
    }
  }

  private static final class Forgetting implements HttpService {
    private static final byte[] ANSWER =
        """
        {"message":"Flow accepted for processing","flowName":"noop","flowId":"%s","replayed":false}\
        """
            .formatted(new UUID(0, 0))
            .getBytes(StandardCharsets.US_ASCII);

    @Override
    public void routing(HttpRules rules) {
      rules.post("/api/flows", Forgetting::answer);
    }

    private static void answer(ServerRequest request, ServerResponse response) throws IOException {
      try (InputStream body = request.content().inputStream()) {
        body.transferTo(OutputStream.nullOutputStream());
      }
      response.status(Status.ACCEPTED_202).send(ANSWER);
    }
  }
}
