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
  OTLP_PORT("", "number", "Takes OpenTelemetry there too, by custom 4318. Empty: on port only."),
  ALLOWED_HOSTS("", "name,...", "Names the server may be called by besides localhost."),
  ROLE("all", "all|api|worker", "Takes and answers requests, stores what waits, or both."),
  DATA_DIR("~/.flowtrail", "folder", "Everything the server remembers. One server at a time."),
  LOG_FORMAT("text", "text|json", "How log lines are written."),
  LOG_LEVEL("info", "error|warn|info|debug", "Which events are worth a line."),
  DATABASE_URL(
      "", "jdbc-url", "A PostgreSQL 15+ of your own. Empty: one is managed in the data folder."),
  DATABASE_USER("", "name", "Who logs in there."),
  DATABASE_PASSWORD("", "secret", "Better set by variable or file: other users can see flags."),
  REDIS_URL("", "url", "A Redis 6.2+ or Valkey for the queue. Empty: the queue is in PostgreSQL."),
  ALLOW_LOSSY_REDIS("false", "true|false", "Takes a Redis that may lose what was acknowledged."),
  QUEUE_MAX_ENTRIES(1_000_000, "Beyond it, flows are refused until the workers catch up."),
  QUEUE_MAX_BYTES(8L << 30, "Beyond it, flows are refused until the workers catch up."),
  IDEMPOTENCY_RETENTION("24h", "duration", "How long a stored flow's key is remembered."),
  PAYLOAD_DIR("", "folder", "Observation data as files. Empty: payload/ in the data folder."),
  S3_BUCKET("", "name", "Observation data in S3 or compatible. Empty: files."),
  S3_PREFIX("", "text", "What every key in the bucket begins with."),
  S3_ENDPOINT("", "url", "Empty: AWS."),
  S3_REGION("", "name", "Empty: as the AWS SDK finds it."),
  S3_PATH_STYLE(
      "false", "true|false", "The bucket in the path, as most compatible stores want it."),
  S3_ENCRYPTION("none", "none|sse-s3|sse-kms", "Server-side encryption to ask for."),
  S3_KMS_KEY("", "id", "The key for sse-kms. Empty: the account's own."),
  SEGMENT_BYTES(16L << 20, "A segment that holds so much is closed."),
  SEGMENT_WAIT("200ms", "duration", "How long the first in a segment waits for company."),
  ORPHAN_AGE("24h", "duration", "How old an object that nothing refers to must be to be removed."),
  CACHE_REDIS_URL("", "url", "A Redis for the read cache, with eviction. Empty: in process."),
  CACHE_MAX_BYTES(128L << 20, "What the read cache in the process may hold."),
  MAX_OBSERVATION_BYTES(
      Limits.DEFAULT.maxObservationBytes(), "Size of one observation's data, decompressed."),
  MAX_BODY_BYTES(Limits.DEFAULT.maxBodyBytes(), "Size of one request, decompressed."),
  MAX_DEPTH(Limits.DEFAULT.maxDepth(), "How deep JSON may nest."),
  ABANDONED_AFTER("5m", "duration", "How long a running flow may be silent until it is abandoned."),
  LIVE_HEARTBEAT("15s", "duration", "How often a live stream without news shows that it is alive."),
  INDEX_WAIT("2s", "duration", "How long candidates wait for company before they are indexed."),
  INDEX_TEXT_WORDS("10000", "number", "How many words of each observation can be searched for."),
  EXPLORE_TIMEOUT("10s", "duration", "How long a question across flows may take."),
  EXPLORE_MEMORY(256L << 20, "Bytes outside of the heap that such questions may take together."),
  EXPLORE_THREADS("2", "number", "How many threads compute their answers."),
  EXPLORE_CACHE(4L << 30, "Bytes of the index kept in the data folder when it is in a bucket."),
  WATCH_INTERVAL("1m", "duration", "How long from one evaluation of a watch to the next."),
  WEBHOOK_PRIVATE_ADDRESSES(
      "false", "true|false", "Lets webhooks call addresses that are not of the internet."),
  PUBLIC_URL("", "url", "Where people reach the dashboard, for links in webhooks."),
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
