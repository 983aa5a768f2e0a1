package dev.flowtrail.server.logging;

import java.util.logging.Level;

/** From which weight on an event is worth a line. */
public enum LogLevel {
  ERROR(Level.SEVERE, Level.SEVERE),
  WARN(Level.WARNING, Level.WARNING),
  INFO(Level.INFO, Level.WARNING),
  /** Also shows the stack traces of failures in text, and what the libraries say. */
  DEBUG(Level.FINE, Level.INFO);

  private final Level ours;
  private final Level libraries;

  LogLevel(Level ours, Level libraries) {
    this.ours = ours;
    this.libraries = libraries;
  }

  Level ours() {
    return ours;
  }

  Level libraries() {
    return libraries;
  }

  /** The word for a level of the JDK's logging. */
  static String word(Level level) {
    int weight = level.intValue();
    if (weight >= Level.SEVERE.intValue()) {
      return "ERROR";
    }
    if (weight >= Level.WARNING.intValue()) {
      return "WARN";
    }
    return weight >= Level.INFO.intValue() ? "INFO" : "DEBUG";
  }
}
