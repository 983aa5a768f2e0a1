package dev.flowtrail.server;

import dev.flowtrail.protocol.Limits;
import dev.flowtrail.server.database.DatabaseAddress;
import dev.flowtrail.server.index.IndexLimits;
import dev.flowtrail.server.logging.LogFormat;
import dev.flowtrail.server.logging.LogLevel;
import dev.flowtrail.server.watch.Watching;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Everything an operator has decided; names, defaults and meanings stand in {@link Setting}.
 *
 * @param port 0 for any free one
 * @param otlpPort the same; empty when OpenTelemetry is taken on the other port only
 * @param allowedHosts names by which the server may be called besides localhost
 * @param abandonedAfter how long a running flow may be silent
 * @param liveHeartbeat how often a live stream without news shows that it is alive
 * @param index what questions about the candidates of all flows may take
 * @param watching how watches are evaluated and webhooks told
 * @param ownDatabase empty when the server manages its PostgreSQL itself
 */
record Settings(
    String host,
    int port,
    Optional<Integer> otlpPort,
    List<String> allowedHosts,
    Role role,
    Path dataDir,
    LogFormat logFormat,
    LogLevel logLevel,
    Optional<DatabaseAddress> ownDatabase,
    Queueing queueing,
    Payloads payloads,
    Caching caching,
    Limits limits,
    Duration abandonedAfter,
    Duration liveHeartbeat,
    IndexLimits index,
    Watching.Manner watching,
    Duration shutdownTimeout) {

  private static final long MAX_BYTES = 1L << 40;

  /** An object is written before anything refers to it, and a large one takes a while. */
  private static final Duration YOUNGEST_ORPHAN = Duration.ofMinutes(30);

  /** Servers look for what is due once in a second. */
  private static final Duration SHORTEST_WATCH_INTERVAL = Duration.ofSeconds(1);

  /** What a process does. */
  enum Role {
    ALL,
    API,
    WORKER;

    /** Whether it takes and answers requests. */
    boolean answers() {
      return this != WORKER;
    }

    /** Whether it stores what waits. */
    boolean stores() {
      return this != API;
    }
  }

  /**
   * How submissions wait.
   *
   * @param redis empty when they wait in PostgreSQL
   * @param keysKept how long after its completion a submission's key is known
   */
  record Queueing(
      Optional<URI> redis,
      boolean lossyRedisAllowed,
      long maxEntries,
      long maxBytes,
      Duration keysKept) {}

  /**
   * Where observation data lies.
   *
   * @param folder not used with a bucket
   * @param bucket empty when the data is in files
   */
  record Payloads(
      Path folder,
      Optional<Bucket> bucket,
      int segmentBytes,
      Duration segmentWait,
      Duration orphanAge) {}

  /** A bucket of an S3 or compatible store; credentials come from where the AWS SDK looks. */
  record Bucket(
      String name,
      String prefix,
      Optional<URI> endpoint,
      Optional<String> region,
      boolean pathStyle,
      Encryption encryption,
      Optional<String> kmsKey) {

    enum Encryption {
      NONE,
      SSE_S3,
      SSE_KMS
    }
  }

  /**
   * The read cache.
   *
   * @param redis empty when it is in the process
   */
  record Caching(Optional<URI> redis, long maxBytes) {}

  /**
   * Reads and checks all settings.
   *
   * @throws InvalidSetting for the first that cannot be meant
   */
  static Settings from(SettingSources sources) {
    return new Settings(
        sources.value(Setting.HOST).text(),
        sources.value(Setting.PORT).integer(0, 65535),
        otlpPort(sources.value(Setting.OTLP_PORT)),
        sources.value(Setting.ALLOWED_HOSTS).hostNames(),
        role(sources),
        sources.value(Setting.DATA_DIR).folder(),
        sources.value(Setting.LOG_FORMAT).choice(LogFormat.values()),
        sources.value(Setting.LOG_LEVEL).choice(LogLevel.values()),
        ownDatabase(sources),
        queueing(sources),
        payloads(sources),
        caching(sources),
        limits(sources),
        sources.value(Setting.ABANDONED_AFTER).duration(),
        sources.value(Setting.LIVE_HEARTBEAT).duration(),
        index(sources),
        watching(sources),
        sources.value(Setting.SHUTDOWN_TIMEOUT).duration());
  }

  private static Optional<Integer> otlpPort(SettingValue port) {
    return port.isGiven() ? Optional.of(port.integer(0, 65535)) : Optional.empty();
  }

  private static Role role(SettingSources sources) {
    SettingValue value = sources.value(Setting.ROLE);
    Role role = value.choice(Role.values());
    if (role != Role.ALL && !sources.value(Setting.DATABASE_URL).isGiven()) {
      throw value.unexpected("all, or a database-url that api and worker share,");
    }
    return role;
  }

  private static Optional<DatabaseAddress> ownDatabase(SettingSources sources) {
    SettingValue url = sources.value(Setting.DATABASE_URL);
    if (!url.isGiven()) {
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

  private static Queueing queueing(SettingSources sources) {
    return new Queueing(
        redis(sources.value(Setting.REDIS_URL)),
        sources.value(Setting.ALLOW_LOSSY_REDIS).flag(),
        sources.value(Setting.QUEUE_MAX_ENTRIES).number(1, Long.MAX_VALUE),
        sources.value(Setting.QUEUE_MAX_BYTES).number(1, Long.MAX_VALUE),
        sources.value(Setting.IDEMPOTENCY_RETENTION).duration());
  }

  private static Optional<URI> redis(SettingValue url) {
    return url.isGiven() ? Optional.of(url.uri("redis", "rediss")) : Optional.empty();
  }

  private static Payloads payloads(SettingSources sources) {
    SettingValue folder = sources.value(Setting.PAYLOAD_DIR);
    return new Payloads(
        folder.isGiven()
            ? folder.folder()
            : sources.value(Setting.DATA_DIR).folder().resolve("payload"),
        bucket(sources),
        sources.value(Setting.SEGMENT_BYTES).integer(1 << 20, 512 << 20),
        sources.value(Setting.SEGMENT_WAIT).duration(),
        sources.value(Setting.ORPHAN_AGE).durationOfAtLeast(YOUNGEST_ORPHAN));
  }

  private static Optional<Bucket> bucket(SettingSources sources) {
    SettingValue name = sources.value(Setting.S3_BUCKET);
    if (!name.isGiven()) {
      return Optional.empty();
    }
    SettingValue endpoint = sources.value(Setting.S3_ENDPOINT);
    return Optional.of(
        new Bucket(
            name.text(),
            sources.value(Setting.S3_PREFIX).text(),
            endpoint.isGiven() ? Optional.of(endpoint.uri("http", "https")) : Optional.empty(),
            given(sources.value(Setting.S3_REGION)),
            sources.value(Setting.S3_PATH_STYLE).flag(),
            sources.value(Setting.S3_ENCRYPTION).choice(Bucket.Encryption.values()),
            given(sources.value(Setting.S3_KMS_KEY))));
  }

  private static Optional<String> given(SettingValue value) {
    return value.isGiven() ? Optional.of(value.text()) : Optional.empty();
  }

  private static Caching caching(SettingSources sources) {
    return new Caching(
        redis(sources.value(Setting.CACHE_REDIS_URL)),
        sources.value(Setting.CACHE_MAX_BYTES).number(0, MAX_BYTES));
  }

  private static Limits limits(SettingSources sources) {
    return new Limits(
        sources.value(Setting.MAX_BODY_BYTES).number(1, MAX_BYTES),
        sources.value(Setting.MAX_OBSERVATION_BYTES).number(1, MAX_BYTES),
        sources.value(Setting.MAX_DEPTH).integer(1, 10_000),
        Limits.DEFAULT.maxTextLength());
  }

  private static IndexLimits index(SettingSources sources) {
    return new IndexLimits(
        sources.value(Setting.DATA_DIR).folder().toAbsolutePath().normalize().resolve("index"),
        sources.value(Setting.EXPLORE_MEMORY).number(64 << 20, MAX_BYTES),
        sources.value(Setting.EXPLORE_THREADS).integer(1, 256),
        sources.value(Setting.EXPLORE_CACHE).number(64 << 20, MAX_BYTES),
        sources.value(Setting.EXPLORE_TIMEOUT).durationOfAtLeast(Duration.ofMillis(100)),
        sources.value(Setting.INDEX_WAIT).durationOfAtLeast(Duration.ofMillis(10)),
        sources.value(Setting.INDEX_TEXT_WORDS).integer(0, 10_000_000));
  }

  private static Watching.Manner watching(SettingSources sources) {
    SettingValue publicUrl = sources.value(Setting.PUBLIC_URL);
    return new Watching.Manner(
        sources.value(Setting.WATCH_INTERVAL).durationOfAtLeast(SHORTEST_WATCH_INTERVAL),
        sources.value(Setting.WEBHOOK_PRIVATE_ADDRESSES).flag(),
        publicUrl.isGiven() ? Optional.of(publicUrl.uri("http", "https")) : Optional.empty());
  }
}
