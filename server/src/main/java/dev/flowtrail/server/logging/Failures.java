package dev.flowtrail.server.logging;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Failures in words. */
final class Failures {

  private static final int MAX_CAUSES = 5;

  /** Controls, invisible formatting such as a change of direction, and line ends of any kind. */
  private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]+");

  private Failures() {}

  /** The chain of causes on one line, and where in our code it came up. */
  static String summary(Throwable failure) {
    String causes =
        Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
            .limit(MAX_CAUSES)
            .map(Failures::describe)
            .collect(Collectors.joining(", because of "));
    return oneLine(causes + ourPlace(failure).map(place -> " (at " + place + ")").orElse(""));
  }

  static String stackTrace(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  /** Line breaks in a message must not look like events of their own. */
  static String oneLine(String text) {
    return UNPRINTABLE.matcher(text).replaceAll(" ").strip();
  }

  private static String describe(Throwable failure) {
    String name = failure.getClass().getSimpleName();
    return failure.getMessage() == null ? name : name + " " + failure.getMessage();
  }

  private static Optional<String> ourPlace(Throwable failure) {
    return Stream.of(failure.getStackTrace())
        .filter(frame -> frame.getClassName().startsWith("dev.flowtrail."))
        .map(frame -> frame.getFileName() + ":" + frame.getLineNumber())
        .findFirst();
  }
}
