package dev.flowtrail.server.http;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The encodings that a client names as acceptable; one that it weighs with 0 is not. */
public final class AcceptEncoding {

  private final Set<String> accepted;

  private AcceptEncoding(Set<String> accepted) {
    this.accepted = accepted;
  }

  /** Reads the request's header. */
  public static AcceptEncoding of(ServerRequest request) {
    String header = request.headers().value(HeaderNames.ACCEPT_ENCODING).orElse("");
    return new AcceptEncoding(
        Arrays.stream(header.toLowerCase(Locale.ROOT).split(","))
            .map(item -> item.replace(" ", ""))
            .filter(item -> !item.matches(".*;q=0(\\.0*)?"))
            .map(item -> item.split(";", 2)[0])
            .collect(Collectors.toSet()));
  }

  /** Whether the client names this encoding. */
  public boolean accepts(String encoding) {
    return accepted.contains(encoding);
  }
}
