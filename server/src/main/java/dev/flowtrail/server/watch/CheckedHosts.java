package dev.flowtrail.server.watch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/**
 * Finds the addresses of a host and lets through those that may be asked. Who connects has to do so
 * to what was given here, and not to the name again: the next answer may be another one.
 * Thread-safe.
 */
final class CheckedHosts {

  private final Resolver resolver;
  private final boolean privateAllowed;

  /** Finds addresses by names. */
  @FunctionalInterface
  interface Resolver {
    InetAddress[] resolve(String host) throws UnknownHostException;
  }

  /** A host that must not be asked. */
  static final class RefusedException extends IOException {
    private static final long serialVersionUID = 1L;

    RefusedException(String message) {
      super(message);
    }
  }

  /**
   * @param privateAllowed whether any address will do
   */
  CheckedHosts(Resolver resolver, boolean privateAllowed) {
    this.resolver = resolver;
    this.privateAllowed = privateAllowed;
  }

  /**
   * All addresses of a host.
   *
   * @throws RefusedException when one of them is not of the internet, and that is not allowed
   */
  List<InetAddress> addresses(String host) throws IOException {
    List<InetAddress> addresses = List.of(resolver.resolve(host));
    for (InetAddress address : addresses) {
      if (!privateAllowed && !PublicAddress.is(address)) {
        throw new RefusedException(
            "Expected an address of the internet but %s is at %s; the setting"
                    .formatted(host, address.getHostAddress())
                + " webhook-private-addresses=true allows others.");
      }
    }
    return addresses;
  }

  /**
   * Checks a host that is written as an address; names may be found elsewhere by the time they are
   * asked.
   *
   * @throws RefusedException as {@link #addresses} does
   */
  void requireLiteralAllowed(String host) throws RefusedException {
    try {
      InetAddress literal = InetAddress.ofLiteral(host);
      if (!privateAllowed && !PublicAddress.is(literal)) {
        throw new RefusedException(host + " is not of the internet");
      }
    } catch (IllegalArgumentException e) {
      // It is a name.
    }
  }
}
