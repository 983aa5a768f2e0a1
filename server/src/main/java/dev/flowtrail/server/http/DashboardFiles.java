package dev.flowtrail.server.http;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPOutputStream;

/**
 * Serves the dashboard from the class path, compressed once and kept. A path that is no file is one
 * of the dashboard's own pages, so it gets the page that draws them all.
 */
public final class DashboardFiles implements HttpService {

  private static final String ROOT = "dashboard";
  private static final String PAGE = "/index.html";

  /** The names in this folder carry a hash of their content, so they never change. */
  private static final String HASHED_FOLDER = "/assets/";

  private static final Map<String, String> MEDIA_TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "svg", "image/svg+xml",
          "png", "image/png",
          "ico", "image/x-icon",
          "json", "application/json",
          "webmanifest", "application/manifest+json",
          "txt", "text/plain; charset=utf-8",
          "woff2", "font/woff2");

  private final Map<String, StaticFile> files = new ConcurrentHashMap<>();

  private record StaticFile(String mediaType, byte[] plain, byte[] gzipped) {}

  @Override
  public void routing(HttpRules rules) {
    rules.get("/*", this::send);
  }

  private void send(ServerRequest request, ServerResponse response) {
    String path = request.path().path();
    if (path.startsWith("/api/") || path.equals("/api")) {
      throw notFound();
    }
    String name = MEDIA_TYPES.containsKey(extension(path)) ? path : PAGE;
    StaticFile file = findFile(name).orElseThrow(DashboardFiles::notFound);
    response.header(HeaderNames.CONTENT_TYPE, file.mediaType());
    response.header(HeaderNames.VARY, "Accept-Encoding");
    response.header(
        HeaderNames.CACHE_CONTROL,
        name.startsWith(HASHED_FOLDER) ? "public, max-age=31536000, immutable" : "no-cache");
    if (AcceptEncoding.of(request).accepts("gzip")) {
      response.header(HeaderNames.CONTENT_ENCODING, "gzip");
      Answers.send(response, file.gzipped());
    } else {
      Answers.send(response, file.plain());
    }
  }

  private static ProblemException notFound() {
    return Problem.of(ProblemType.NOT_FOUND, "Nothing is served at this path.").toException();
  }

  /** Only files that exist are kept, so strangers cannot fill the map. */
  private Optional<StaticFile> findFile(String path) {
    return Optional.ofNullable(files.computeIfAbsent(path, absent -> load(absent).orElse(null)));
  }

  private static Optional<StaticFile> load(String path) {
    String mediaType = MEDIA_TYPES.get(extension(path));
    if (mediaType == null || path.contains("..")) {
      return Optional.empty();
    }
    try (InputStream in = DashboardFiles.class.getClassLoader().getResourceAsStream(ROOT + path)) {
      if (in == null) {
        return Optional.empty();
      }
      byte[] plain = in.readAllBytes();
      return Optional.of(new StaticFile(mediaType, plain, gzip(plain)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String extension(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    int dot = name.lastIndexOf('.');
    return dot < 0 ? "" : name.substring(dot + 1);
  }

  private static byte[] gzip(byte[] plain) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(plain);
    }
    return bytes.toByteArray();
  }
}
