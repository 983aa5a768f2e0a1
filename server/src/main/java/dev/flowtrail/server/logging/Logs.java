package dev.flowtrail.server.logging;

import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.Logger;

/** Sets up the JDK's logging for the whole process. Lines go to standard error. */
public final class Logs {

  private Logs() {}

  /** Lines come until the process is gone. Has to run before anything asks for a logger. */
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
    Ours.LOGGER.setLevel(level.ours());
  }

  /** Held for good, because the JDK forgets the level of a logger that nobody holds. */
  private static final class Ours {
    static final Logger LOGGER = Logger.getLogger("dev.flowtrail");
  }

  private static Formatter formatter(LogFormat format, LogLevel level) {
    return switch (format) {
      case TEXT -> new TextFormatter(level == LogLevel.DEBUG);
      case JSON -> new JsonFormatter();
    };
  }
}
