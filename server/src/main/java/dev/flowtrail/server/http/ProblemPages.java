package dev.flowtrail.server.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/** The pages that a problem's {@code type} points to: what it means and what to do. */
final class ProblemPages implements HttpService {

  private static final String PAGE =
      """
      <!doctype html>
      <html lang="en">
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width">
      <meta name="color-scheme" content="light dark">
      <title>%1$s - Flow Trail</title>
      <style>body { font: 16px/1.5 system-ui; max-width: 40rem; margin: 4rem auto; padding: 0 1rem }</style>
      <p><code>%2$d %3$s</code></p>
      <h1>%1$s</h1>
      <p>%4$s</p>
      </html>
      """;

  @Override
  public void routing(HttpRules rules) {
    rules.get("/problems/{name}", ProblemPages::send);
  }

  private static void send(ServerRequest request, ServerResponse response) {
    ProblemType type =
        ProblemType.findBySlug(request.path().pathParameters().get("name"))
            .orElseThrow(() ->
                Problem.of(ProblemType.NOT_FOUND, "There is no problem of this name.")
                    .toException());
    response.header(HeaderNames.CONTENT_TYPE, "text/html; charset=utf-8");
    Answers.send(
        response,
        PAGE.formatted(type.title(), type.status(), type.slug(), type.explanation())
            .getBytes(UTF_8));
  }
}
