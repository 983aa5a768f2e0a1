package dev.flowtrail.server.logging;

import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.Logger;

/** Sets up the JDK's logging for the whole process. Lines go to standard error. */
public final class Logs {

  /** Held here, because the JDK forgets the level of a logger that nobody holds. */
  private static final Logger OURS = Logger.getLogger("dev.flowtrail");

  private Logs() {}

  /**
   * Makes lines survive until the process is gone. Has to run before anything logs: the JDK would
   * otherwise close its handlers while the server is still closing its parts.
   */
  public static void keepUntilExit() {
    System.setProperty("java.util.logging.manager", LastingLogManager.class.getName());
  }

  public static void configure(LogFormat format, LogLevel level) {
    Logger root = LogManager.getLogManager().getLogger("");
    for (Handler handler : root.getHandlers()) {
      root.removeHandler(handler);
    }
    root.addHandler(new StandardError(formatter(format, level)));
    root.setLevel(level.libraries());
    OURS.setLevel(level.ours());
  }

  private static Formatter formatter(LogFormat format, LogLevel level) {
    return switch (format) {
      case TEXT -> new TextFormatter(level == LogLevel.DEBUG);
      case JSON -> new JsonFormatter();
    };
  }
}
