package dev.flowtrail.sdk;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Refuses wrong settings while there is still someone to tell: each says what was expected. */
final class Checks {
  private static final Duration LONGEST = Duration.ofDays(365);
  private static final Set<String> SCHEMES = Set.of("http", "https");

  private Checks() {}

  static URI address(String setting, @Nullable String text) {
    URI address = parse(setting, text);
    boolean known =
        address.getScheme() != null
            && SCHEMES.contains(address.getScheme().toLowerCase(Locale.ROOT))
            && address.getHost() != null;
    if (!known || address.getQuery() != null || address.getFragment() != null) {
      throw notAnAddress(setting, text);
    }
    if (address.getUserInfo() != null) {
      throw new IllegalArgumentException(
          setting + ": expected an address without user and password; set the API key instead");
    }
    return URI.create(address.toString().replaceAll("/+$", ""));
  }

  /** The value itself is never shown. */
  static String secret(String setting, @Nullable String text) {
    if (text == null || !text.matches("[\\x21-\\x7E]+")) {
      throw new IllegalArgumentException(
          setting
              + ": expected printable ASCII characters without spaces but found others or none");
    }
    return text;
  }

  static boolean flag(String setting, String text) {
    return switch (text.trim().toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default ->
          throw new IllegalArgumentException(
              setting + ": expected true or false but was \"" + text + "\"");
    };
  }

  static long positive(String setting, long value) {
    if (value <= 0) {
      throw new IllegalArgumentException(setting + ": expected more than 0 but was " + value);
    }
    return value;
  }

  static long bytes(String setting, String text) {
    if (!text.trim().matches("[0-9]{1,18}")) {
      throw new IllegalArgumentException(
          setting + ": expected a number of bytes but was \"" + text + "\"");
    }
    return positive(setting, Long.parseLong(text.trim()));
  }

  static Path folder(String setting, String text) {
    try {
      return Path.of(text.trim());
    } catch (InvalidPathException malformed) {
      throw new IllegalArgumentException(
          setting + ": expected a folder but was \"" + text + "\"", malformed);
    }
  }

  static double share(String setting, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(setting + ": expected 0 to 1 but was " + value);
    }
    return value;
  }

  static Duration positive(String setting, @Nullable Duration value) {
    if (value == null || value.isNegative() || value.isZero() || value.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          setting + ": expected more than 0 and at most 365 days but was " + value);
    }
    return value;
  }

  static <T> T present(String setting, @Nullable T value) {
    if (value == null) {
      throw new IllegalArgumentException(setting + ": expected a value but was null");
    }
    return value;
  }

  private static URI parse(String setting, @Nullable String text) {
    try {
      return new URI(text == null ? "" : text.trim());
    } catch (URISyntaxException malformed) {
      throw notAnAddress(setting, text);
    }
  }

  private static IllegalArgumentException notAnAddress(String setting, @Nullable String text) {
    return new IllegalArgumentException(
        setting + ": expected an address such as http://localhost:3000 but was \"" + text + "\"");
  }
}
