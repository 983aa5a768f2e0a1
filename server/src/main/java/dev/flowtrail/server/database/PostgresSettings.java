package dev.flowtrail.server.database;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The settings of the managed PostgreSQL that differ from its defaults. They stand on its command
 * line, so that a new version of the server brings new ones along.
 */
record PostgresSettings(Map<String, String> values) {

  /** One client program, loopback only, few idle processes, and durable: fsync stays on. */
  static final PostgresSettings EMBEDDED =
      new PostgresSettings(
          Map.ofEntries(
              Map.entry("listen_addresses", "127.0.0.1"),
              Map.entry("unix_socket_directories", ""),
              Map.entry("max_connections", "50"),
              // Taken only as it is needed; half of it made twice the writes.
              Map.entry("shared_buffers", "128MB"),
              Map.entry("min_wal_size", "32MB"),
              // After each checkpoint a page's first change carries the whole page into the log.
              Map.entry("max_wal_size", "2GB"),
              Map.entry("checkpoint_timeout", "15min"),
              // Tables that were empty a moment ago are planned for as such until this comes round.
              Map.entry("autovacuum_naptime", "20s"),
              // No replicas: shorter log, fewer processes.
              Map.entry("wal_level", "minimal"),
              Map.entry("max_wal_senders", "0"),
              Map.entry("max_logical_replication_workers", "0"),
              Map.entry("io_method", "sync"),
              Map.entry("jit", "off"),
              Map.entry("timezone", "UTC"),
              Map.entry("log_timezone", "UTC"),
              Map.entry("log_checkpoints", "off"),
              // Statements and details would carry payload content into the log.
              Map.entry("log_min_error_statement", "panic"),
              Map.entry("log_error_verbosity", "terse")));

  PostgresSettings with(String name, String value) {
    Map<String, String> changed = new TreeMap<>(values);
    changed.put(name, value);
    return new PostgresSettings(Map.copyOf(changed));
  }

  List<String> arguments() {
    return new TreeMap<>(values)
        .entrySet().stream().map(entry -> "--" + entry.getKey() + "=" + entry.getValue()).toList();
  }
}
