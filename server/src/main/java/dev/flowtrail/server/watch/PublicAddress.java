package dev.flowtrail.server.watch;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * Tells addresses of the internet from those by which a server reaches itself, its neighbours, or
 * what its provider tells machines alone.
 */
final class PublicAddress {

  /** What of IPv4 is not the internet, by IANA's register of special addresses. */
  private static final List<Range> SPECIAL_V4 =
      ranges(
          "0.0.0.0/8",
          "10.0.0.0/8",
          "100.64.0.0/10",
          "127.0.0.0/8",
          "169.254.0.0/16",
          "172.16.0.0/12",
          "192.0.0.0/24",
          "192.0.2.0/24",
          "192.88.99.0/24",
          "192.168.0.0/16",
          "198.18.0.0/15",
          "198.51.100.0/24",
          "203.0.113.0/24",
          "224.0.0.0/4",
          "240.0.0.0/4",
          // Where a large provider answers its machines, with secrets among what it says.
          "168.63.129.16/32");

  /**
   * All of the internet's IPv6. What is outside, among it IPv4 in other clothes, unique-local and
   * NAT64 addresses, is not asked for anything.
   */
  private static final Range GLOBAL_V6 = Range.of("2000::/3");

  private static final List<Range> SPECIAL_V6 =
      ranges("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

  private PublicAddress() {}

  /** Whether it is one of the internet. */
  static boolean is(InetAddress address) {
    return address instanceof Inet6Address
        ? GLOBAL_V6.contains(address) && SPECIAL_V6.stream().noneMatch(it -> it.contains(address))
        : SPECIAL_V4.stream().noneMatch(it -> it.contains(address));
  }

  private static List<Range> ranges(String... texts) {
    return Stream.of(texts).map(Range::of).toList();
  }

  /** All addresses that begin with the same bits. */
  private record Range(byte[] beginning, int bits) {

    static Range of(String text) {
      int slash = text.indexOf('/');
      return new Range(
          InetAddress.ofLiteral(text.substring(0, slash)).getAddress(),
          Integer.parseInt(text.substring(slash + 1)));
    }

    boolean contains(InetAddress address) {
      byte[] bytes = address.getAddress();
      if (bytes.length != beginning.length) {
        return false;
      }
      for (int bit = 0; bit < bits; bit++) {
        int mask = 0x80 >> bit % 8;
        if ((bytes[bit / 8] & mask) != (beginning[bit / 8] & mask)) {
          return false;
        }
      }
      return true;
    }
  }
}
