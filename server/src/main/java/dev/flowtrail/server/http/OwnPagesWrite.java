package dev.flowtrail.server.http;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Lets pages of other sites change nothing, though a browser sends what they ask of it. Browsers
 * say where a request comes from; who says nothing is no browser.
 */
final class OwnPagesWrite implements Filter {

  private static final Set<Method> READING = Set.of(Method.GET, Method.HEAD, Method.OPTIONS);
  private static final HeaderName FETCH_SITE = HeaderNames.create("Sec-Fetch-Site");
  private static final Set<String> OWN = Set.of("same-origin", "none");

  private final Set<String> ownNames;

  /**
   * @param names by which pages of this server are called where a proxy changes its Host
   */
  OwnPagesWrite(List<String> names) {
    this.ownNames = Set.copyOf(names);
  }

  @Override
  public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
    if (!READING.contains(request.prologue().method()) && isFromElsewhere(request)) {
      throw Problem.of(
              ProblemType.FORBIDDEN,
              "Expected a page of this server, or no browser, but was a page of another site.")
          .toException();
    }
    chain.proceed();
  }

  private boolean isFromElsewhere(RoutingRequest request) {
    Optional<String> site = request.headers().value(FETCH_SITE);
    return site.isPresent()
        ? !OWN.contains(site.get())
        : request.headers().value(HeaderNames.ORIGIN).filter(it -> !isOwn(it, request)).isPresent();
  }

  /** Old browsers, and all where there is no TLS, only name the page's origin. */
  private boolean isOwn(String origin, RoutingRequest request) {
    String authority = origin.replaceFirst("^https?://", "");
    return authority.equals(request.headers().value(HeaderNames.HOST).orElse(""))
        || ownNames.contains(authority.replaceFirst(":\\d+$", ""));
  }
}
