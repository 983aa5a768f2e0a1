package dev.flowtrail.server.logging;

/** How a log line is written. */
public enum LogFormat {
  /** For people. */
  TEXT,
  /** For machines: one JSON object per line. */
  JSON
}
