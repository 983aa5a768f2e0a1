package dev.flowtrail.server.http;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Keeps pages from elsewhere out of a server on loopback. It asks for no key, since only this
 * machine can reach it; but so can any page in a browser on this machine, under its own Origin, or
 * under a Host of its own that it made to point here.
 */
final class LocalPagesOnly implements Filter {

  private static final String ALWAYS_LOCAL = "localhost|127(?:\\.\\d{1,3}){3}|\\[::1]";

  private final Pattern local;

  private LocalPagesOnly(String host) {
    this.local =
        Pattern.compile(
            "(?:https?://)?(?:%s|%s)(?::\\d+)?".formatted(ALWAYS_LOCAL, Pattern.quote(host)),
            Pattern.CASE_INSENSITIVE);
  }

  /** For a server that listens at this address; one that other machines can reach lets all pass. */
  static Filter whenListeningAt(String host) {
    return isLoopback(host)
        ? new LocalPagesOnly(host)
        : (chain, request, response) -> chain.proceed();
  }

  private static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
    requireLocal(request, HeaderNames.HOST);
    requireLocal(request, HeaderNames.ORIGIN);
    chain.proceed();
  }

  private void requireLocal(RoutingRequest request, HeaderName header) {
    for (String value : request.headers().all(header, List::of)) {
      if (!local.matcher(value).matches()) {
        throw Problem.of(
                ProblemType.FORBIDDEN,
                "Expected localhost in the %s header but was another name."
                    .formatted(header.defaultCase()))
            .toException();
      }
    }
  }
}
