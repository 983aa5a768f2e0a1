package dev.flowtrail.server.watch;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a webhook is.
 *
 * @param host without the brackets of an IPv6 address
 * @param target path and query, as a request names them
 */
record WebhookUrl(boolean secure, String host, int port, String target) {

  static final String EXPECTED =
      "an address of at most 2,000 ASCII characters that begins with https:// or http://, without"
          + " user, password and fragment";

  private static final int MAX_CHARS = 2_000;
  private static final int HTTP = 80;
  private static final int HTTPS = 443;
  private static final int MAX_PORT = 65_535;

  /** Empty when the text is no such address. */
  static Optional<WebhookUrl> parse(String text) {
    if (text.length() > MAX_CHARS || !text.chars().allMatch(it -> it > ' ' && it < 0x7f)) {
      return Optional.empty();
    }
    try {
      return of(new URI(text));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static Optional<WebhookUrl> of(URI uri) {
    String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
    boolean secure = scheme.equals("https");
    int port = uri.getPort() < 0 ? (secure ? HTTPS : HTTP) : uri.getPort();
    if (!secure && !scheme.equals("http")
        || uri.getHost() == null
        || uri.getRawUserInfo() != null
        || uri.getRawFragment() != null
        || port == 0
        || port > MAX_PORT) {
      return Optional.empty();
    }
    String host = uri.getHost().replaceAll("^\\[|]$", "");
    return Optional.of(new WebhookUrl(secure, host, port, target(uri)));
  }

  private static String target(URI uri) {
    String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
  }

  /** As the Host header has it. */
  String authority() {
    String name = host.contains(":") ? "[" + host + "]" : host;
    return port == (secure ? HTTPS : HTTP) ? name : name + ":" + port;
  }
}
