package dev.flowtrail.server.logging;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/** {@code 2026-01-05 10:00:00.123 WARN Shutdown: what happened}, times in the local zone. */
final class TextFormatter extends Formatter {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS").withZone(ZoneId.systemDefault());

  private final boolean stackTraces;

  TextFormatter(boolean stackTraces) {
    this.stackTraces = stackTraces;
  }

  @Override
  public String format(LogRecord event) {
    StringBuilder line = new StringBuilder(160);
    line.append(TIME.format(event.getInstant())).append(' ');
    line.append("%-5s ".formatted(LogLevel.word(event.getLevel())));
    line.append(shortName(event)).append(": ").append(Failures.oneLine(formatMessage(event)));
    Throwable failure = event.getThrown();
    if (failure != null) {
      line.append(": ").append(Failures.summary(failure));
    }
    line.append('\n');
    return failure == null || !stackTraces ? line.toString() : line + Failures.stackTrace(failure);
  }

  private static String shortName(LogRecord event) {
    String name = String.valueOf(event.getLoggerName());
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
