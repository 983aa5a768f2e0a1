package dev.flowtrail.server;

import dev.flowtrail.protocol.Limits;
import dev.flowtrail.server.database.DatabaseAddress;
import dev.flowtrail.server.logging.LogFormat;
import dev.flowtrail.server.logging.LogLevel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Everything an operator has decided; names, defaults and meanings stand in {@link Setting}.
 *
 * @param port 0 for any free one
 * @param ownDatabase empty when the server manages its PostgreSQL itself
 */
record Settings(
    String host,
    int port,
    Path dataDir,
    LogFormat logFormat,
    LogLevel logLevel,
    Optional<DatabaseAddress> ownDatabase,
    Limits limits,
    Duration shutdownTimeout) {

  private static final long MAX_BYTES = 1L << 40;

  /**
   * Reads and checks all settings.
   *
   * @throws InvalidSetting for the first that cannot be meant
   */
  static Settings from(SettingSources sources) {
    return new Settings(
        sources.value(Setting.HOST).text(),
        sources.value(Setting.PORT).integer(0, 65535),
        sources.value(Setting.DATA_DIR).folder(),
        sources.value(Setting.LOG_FORMAT).choice(LogFormat.values()),
        sources.value(Setting.LOG_LEVEL).choice(LogLevel.values()),
        ownDatabase(sources),
        limits(sources),
        sources.value(Setting.SHUTDOWN_TIMEOUT).duration());
  }

  private static Optional<DatabaseAddress> ownDatabase(SettingSources sources) {
    SettingValue url = sources.value(Setting.DATABASE_URL);
    if (url.text().isEmpty()) {
      return Optional.empty();
    }
    if (!url.text().startsWith("jdbc:postgresql:")) {
      // Such an address may carry a password, so it is not repeated.
      throw new InvalidSetting(
          "%s: expected jdbc:postgresql://host:port/database but was another kind of address (%s)"
              .formatted(url.setting().key(), url.origin()));
    }
    return Optional.of(
        new DatabaseAddress(
            url.text(),
            sources.value(Setting.DATABASE_USER).text(),
            sources.value(Setting.DATABASE_PASSWORD).text()));
  }

  private static Limits limits(SettingSources sources) {
    return new Limits(
        sources.value(Setting.MAX_BODY_BYTES).number(1, MAX_BYTES),
        sources.value(Setting.MAX_OBSERVATION_BYTES).number(1, MAX_BYTES),
        sources.value(Setting.MAX_DEPTH).integer(1, 10_000),
        Limits.DEFAULT.maxTextLength());
  }
}
