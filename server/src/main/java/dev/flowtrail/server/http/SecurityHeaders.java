package dev.flowtrail.server.http;

import io.helidon.http.Header;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import java.util.List;

/** Tells browsers to run, frame and lend out nothing that is not the dashboard's own. */
final class SecurityHeaders implements Filter {

  private static final List<Header> HEADERS =
      List.of(
          HeaderValues.createCached(
              "Content-Security-Policy",
              "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
                  + " object-src 'none'; base-uri 'none'; form-action 'self';"
                  + " frame-ancestors 'none'"),
          HeaderValues.createCached("Cross-Origin-Resource-Policy", "same-origin"),
          HeaderValues.createCached("X-Content-Type-Options", "nosniff"),
          HeaderValues.createCached("Referrer-Policy", "no-referrer"));

  @Override
  public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
    HEADERS.forEach(response::header);
    chain.proceed();
  }
}
