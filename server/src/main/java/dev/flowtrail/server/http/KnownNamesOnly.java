package dev.flowtrail.server.http;

import static java.util.stream.Collectors.joining;

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
import java.util.stream.Stream;

/**
 * Answers only those who call the server by a name of its own. One on loopback asks for no key,
 * since only this machine can reach it; but so can any page in a browser on this machine, under its
 * own Origin, or under a Host of its own that it made to point here.
 */
final class KnownNamesOnly implements Filter {

  private static final String LOOPBACK = "localhost|127(?:\\.\\d{1,3}){3}|\\[::1]";

  /** Nobody can make an address point elsewhere, and probes call servers by it. */
  private static final String ANY_ADDRESS = "\\d{1,3}(?:\\.\\d{1,3}){3}|\\[[0-9a-f:.]+]";

  private final Pattern hosts;
  private final Pattern origins;

  private KnownNamesOnly(Stream<String> names, String moreHosts) {
    String known = LOOPBACK + "|" + names.map(Pattern::quote).collect(joining("|"));
    this.hosts = pattern("(?:%s|%s)(?::\\d+)?".formatted(known, moreHosts));
    this.origins = pattern("https?://(?:%s)(?::\\d+)?".formatted(known));
  }

  private static Pattern pattern(String regex) {
    return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
  }

  /**
   * For a server that listens at this address. One that other machines can reach lets all pass,
   * unless its names are given.
   *
   * @param names by which it may be called besides localhost
   */
  static Filter whenListeningAt(String host, List<String> names) {
    if (isLoopback(host)) {
      return new KnownNamesOnly(Stream.concat(names.stream(), Stream.of(host)), LOOPBACK);
    }
    return names.isEmpty()
        ? (chain, request, response) -> chain.proceed()
        : new KnownNamesOnly(names.stream(), ANY_ADDRESS);
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
    require(request, HeaderNames.HOST, hosts);
    require(request, HeaderNames.ORIGIN, origins);
    chain.proceed();
  }

  private static void require(RoutingRequest request, HeaderName header, Pattern known) {
    for (String value : request.headers().all(header, List::of)) {
      if (!known.matcher(value).matches()) {
        throw Problem.of(
                ProblemType.FORBIDDEN,
                "Expected localhost or one of allowed-hosts in the %s header but was another name."
                    .formatted(header.defaultCase()))
            .toException();
      }
    }
  }
}
