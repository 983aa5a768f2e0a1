package dev.flowtrail.server;

import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The text given for a setting.
 *
 * @param origin where it was given, in words
 */
record SettingValue(Setting setting, String text, String origin) {

  private static final Pattern HOST_NAME = Pattern.compile("[\\p{Alnum}.-]+|\\[[\\p{XDigit}:.]+]");
  private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h)");

  int integer(int min, int max) {
    return (int) number(min, max);
  }

  long number(long min, long max) {
    try {
      long number = Long.parseLong(text);
      if (number >= min && number <= max) {
        return number;
      }
    } catch (NumberFormatException notANumber) {
      // Falls through to the one message for both.
    }
    throw unexpected("a whole number from " + min + " to " + max);
  }

  Duration duration() {
    Matcher matcher = DURATION.matcher(text);
    if (!matcher.matches()) {
      throw unexpected("a duration such as 500ms, 10s, 2m or 24h");
    }
    long amount = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "ms" -> Duration.ofMillis(amount);
      case "s" -> Duration.ofSeconds(amount);
      case "m" -> Duration.ofMinutes(amount);
      default -> Duration.ofHours(amount);
    };
  }

  Duration durationOfAtLeast(Duration least) {
    Duration duration = duration();
    if (duration.compareTo(least) < 0) {
      throw unexpected("a duration of at least " + text(least));
    }
    return duration;
  }

  private static String text(Duration duration) {
    return duration.toMinutes() > 0 ? duration.toMinutes() + "m" : duration.toMillis() + "ms";
  }

  /** {@code ~} stands for the home of the user, as it does in a shell. */
  Path folder() {
    String home = System.getProperty("user.home");
    try {
      return Path.of(text.equals("~") || text.startsWith("~/") ? home + text.substring(1) : text);
    } catch (InvalidPathException e) {
      throw unexpected("a folder");
    }
  }

  /** Names of hosts, parted by commas; none when nothing is given. */
  List<String> hostNames() {
    List<String> names =
        Arrays.stream(text.split(",")).map(String::strip).filter(name -> !name.isEmpty()).toList();
    if (!names.stream().allMatch(name -> HOST_NAME.matcher(name).matches())) {
      throw unexpected("host names without port, parted by commas");
    }
    return names;
  }

  boolean isGiven() {
    return !text.isEmpty();
  }

  boolean flag() {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw unexpected("true or false");
    };
  }

  /** An address with one of the schemes; what it holds is not repeated, it may carry a password. */
  URI uri(String... schemes) {
    try {
      URI uri = URI.create(text);
      if (Arrays.asList(schemes).contains(uri.getScheme()) && uri.getHost() != null) {
        return uri;
      }
    } catch (IllegalArgumentException notAnAddress) {
      // Falls through to the one message for both.
    }
    throw new InvalidSetting(
        "%s: expected an address that begins with %s (%s)"
            .formatted(
                setting.key(),
                Arrays.stream(schemes).map(it -> it + "://").collect(Collectors.joining(" or ")),
                origin));
  }

  <E extends Enum<E>> E choice(E[] choices) {
    Function<E, String> word = choice -> choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
    return Arrays.stream(choices)
        .filter(choice -> word.apply(choice).equals(text))
        .findFirst()
        .orElseThrow(() ->
            unexpected(
                "one of " + Arrays.stream(choices).map(word).collect(Collectors.joining(", "))));
  }

  InvalidSetting unexpected(String expected) {
    return new InvalidSetting(
        "%s: expected %s but was \"%s\" (%s)".formatted(setting.key(), expected, text, origin));
  }
}
