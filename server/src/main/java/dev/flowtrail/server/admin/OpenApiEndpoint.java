package dev.flowtrail.server.admin;

import dev.flowtrail.server.http.Answers;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** {@code GET /openapi.yaml}: the contract, for machines. */
public final class OpenApiEndpoint implements HttpService {

  private static final String FILE = "/openapi.yaml";

  /** RFC 9512. */
  private static final String MEDIA_TYPE = "application/yaml";

  @Override
  public void routing(HttpRules rules) {
    rules.get("/openapi.yaml", OpenApiEndpoint::send);
  }

  private static void send(ServerRequest request, ServerResponse response) {
    response.header(HeaderNames.CONTENT_TYPE, MEDIA_TYPE);
    response.header(HeaderNames.CACHE_CONTROL, "no-cache");
    Answers.send(response, read());
  }

  private static byte[] read() {
    try (InputStream file = OpenApiEndpoint.class.getResourceAsStream(FILE)) {
      return Objects.requireNonNull(file, "the server's jar has the file").readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
