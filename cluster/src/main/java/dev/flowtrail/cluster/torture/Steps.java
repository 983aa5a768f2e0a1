package dev.flowtrail.cluster.torture;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Tells by the bytes on the wire by which step a server is about to change something. */
enum Steps {
  /** What makes changes durable: the end of a transaction, and the queue's lone statements. */
  POSTGRES("postgres ", "(?i)\\b(commit\\b|with \\w+ as)"),

  /** Each statement that writes, by its first words; a subquery by the name it has. */
  POSTGRES_STATEMENTS(
      "postgres ",
      "(?i)\\b(commit\\b|with \\w+ as"
          + "|(?:insert into|delete from|update|copy) (?!set\\b|skip\\b)\\w+)"),

  /** Each script, by the beginning of its hash. */
  REDIS("redis script ", "EVALSHA\\r\\n\\$40\\r\\n([0-9a-f]{6})");

  private final String prefix;
  private final Pattern pattern;

  Steps(String prefix, String pattern) {
    this.prefix = prefix;
    this.pattern = Pattern.compile(pattern);
  }

  /** Those that begin in these bytes. */
  List<String> in(byte[] bytes) {
    return pattern
        .matcher(new String(bytes, ISO_8859_1))
        .results()
        .map(found -> prefix + found.group(1).toLowerCase(Locale.ROOT))
        .toList();
  }
}
