package dev.flowtrail.server;

import dev.flowtrail.protocol.Limits;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Something an operator can set, under one name everywhere: {@code port} is the flag {@code
 * --port}, the variable {@code FLOWTRAIL_PORT} and the line {@code port=...} of the file.
 */
enum Setting {
  HOST("127.0.0.1", "address", "Where to listen. 0.0.0.0 lets other machines in."),
  PORT("3000", "number", "Where to listen. 0 takes any free port."),
  DATA_DIR("~/.flowtrail", "folder", "Everything the server remembers. One server at a time."),
  LOG_FORMAT("text", "text|json", "How log lines are written."),
  LOG_LEVEL("info", "error|warn|info|debug", "Which events are worth a line."),
  DATABASE_URL(
      "", "jdbc-url", "A PostgreSQL 15+ of your own. Empty: one is managed in the data folder."),
  DATABASE_USER("", "name", "Who logs in there."),
  DATABASE_PASSWORD("", "secret", "Better set by variable or file: other users can see flags."),
  MAX_OBSERVATION_BYTES(
      Limits.DEFAULT.maxObservationBytes(), "Size of one observation's data, decompressed."),
  MAX_BODY_BYTES(Limits.DEFAULT.maxBodyBytes(), "Size of one request, decompressed."),
  MAX_DEPTH(Limits.DEFAULT.maxDepth(), "How deep JSON may nest."),
  SHUTDOWN_TIMEOUT("10s", "duration", "How long a stop may take: 500ms, 10s, 2m.");

  private final String defaultText;
  private final String label;
  private final String help;

  Setting(long defaultNumber, String help) {
    this(Long.toString(defaultNumber), "number", help);
  }

  Setting(String defaultText, String label, String help) {
    this.defaultText = defaultText;
    this.label = label;
    this.help = help;
  }

  static Optional<Setting> byKey(String key) {
    return Arrays.stream(values()).filter(setting -> setting.key().equals(key)).findFirst();
  }

  String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  String flag() {
    return "--" + key();
  }

  String variable() {
    return "FLOWTRAIL_" + name();
  }

  String defaultText() {
    return defaultText;
  }

  String label() {
    return label;
  }

  String help() {
    return help;
  }
}
