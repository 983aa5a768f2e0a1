package dev.flowtrail.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flowtrail.protocol.Limits;
import dev.flowtrail.server.database.DatabaseAddress;
import dev.flowtrail.server.index.IndexLimits;
import dev.flowtrail.server.logging.LogFormat;
import dev.flowtrail.server.logging.LogLevel;
import dev.flowtrail.server.watch.Watching;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

  private static final Map<Setting, String> NO_FLAGS = Map.of();
  private static final Map<String, String> NO_VARIABLES = Map.of();

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("flowtrail.properties");
  }

  @Test
  void everyDefaultIsPinned() {
    assertThat(settings(NO_FLAGS, NO_VARIABLES))
        .isEqualTo(
            new Settings(
                "127.0.0.1",
                3000,
                Optional.empty(),
                List.of(),
                Settings.Role.ALL,
                Path.of(System.getProperty("user.home"), ".flowtrail"),
                LogFormat.TEXT,
                LogLevel.INFO,
                Optional.empty(),
                new Settings.Queueing(
                    Optional.empty(), false, 1_000_000, 8L << 30, Duration.ofHours(24)),
                new Settings.Payloads(
                    Path.of(System.getProperty("user.home"), ".flowtrail", "payload"),
                    Optional.empty(),
                    16 << 20,
                    Duration.ofMillis(200),
                    Duration.ofHours(24)),
                new Settings.Caching(Optional.empty(), 128L << 20),
                new Limits(1L << 30, 64L << 20, 200, 1_000_000),
                Duration.ofMinutes(5),
                Duration.ofSeconds(15),
                new IndexLimits(
                    Path.of(System.getProperty("user.home"), ".flowtrail", "index"),
                    256L << 20,
                    2,
                    4L << 30,
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(2),
                    10_000),
                new Watching.Manner(Duration.ofMinutes(1), false, Optional.empty()),
                Duration.ofSeconds(10)));
  }

  @Test
  void everyNameIsPinned() {
    assertThat(Arrays.stream(Setting.values()).map(Setting::key))
        .containsExactly(
            "host",
            "port",
            "otlp-port",
            "allowed-hosts",
            "role",
            "data-dir",
            "log-format",
            "log-level",
            "database-url",
            "database-user",
            "database-password",
            "redis-url",
            "allow-lossy-redis",
            "queue-max-entries",
            "queue-max-bytes",
            "idempotency-retention",
            "payload-dir",
            "s3-bucket",
            "s3-prefix",
            "s3-endpoint",
            "s3-region",
            "s3-path-style",
            "s3-encryption",
            "s3-kms-key",
            "segment-bytes",
            "segment-wait",
            "orphan-age",
            "cache-redis-url",
            "cache-max-bytes",
            "max-observation-bytes",
            "max-body-bytes",
            "max-depth",
            "abandoned-after",
            "live-heartbeat",
            "index-wait",
            "index-text-words",
            "explore-timeout",
            "explore-memory",
            "explore-threads",
            "explore-cache",
            "watch-interval",
            "webhook-private-addresses",
            "public-url",
            "shutdown-timeout");
  }

  @Test
  void oneNameServesFlagsVariablesAndFile() {
    assertThat(Setting.DATA_DIR.flag()).isEqualTo("--data-dir");
    assertThat(Setting.DATA_DIR.variable()).isEqualTo("FLOWTRAIL_DATA_DIR");
    assertThat(Setting.byKey("data-dir")).contains(Setting.DATA_DIR);
  }

  @Test
  void flagsWinOverVariablesOverTheFile() throws IOException {
    Files.writeString(file, "port=1\nhost=file\nmax-depth=7\n");
    Settings settings =
        settings(
            Map.of(Setting.PORT, "3"), Map.of("FLOWTRAIL_PORT", "2", "FLOWTRAIL_HOST", "variable"));
    assertThat(settings.port()).isEqualTo(3);
    assertThat(settings.host()).isEqualTo("variable");
    assertThat(settings.limits().maxDepth()).isEqualTo(7);
  }

  @Test
  void anEmptyTextCountsAsNotGiven() {
    assertThat(settings(NO_FLAGS, Map.of("FLOWTRAIL_PORT", " ")).port()).isEqualTo(3000);
  }

  @Test
  void aDatabaseOfOnesOwnComesWithItsLogin() {
    Settings settings =
        settings(
            Map.of(Setting.DATABASE_URL, "jdbc:postgresql://db/flows", Setting.DATABASE_USER, "me"),
            Map.of("FLOWTRAIL_DATABASE_PASSWORD", "secret"));
    assertThat(settings.ownDatabase())
        .contains(new DatabaseAddress("jdbc:postgresql://db/flows", "me", "secret"));
  }

  @Test
  void aRoleOfItsOwnNeedsADatabaseThatIsShared() {
    Settings settings =
        settings(
            Map.of(Setting.ROLE, "worker", Setting.DATABASE_URL, "jdbc:postgresql://db/flows"),
            NO_VARIABLES);
    assertThat(settings.role()).isEqualTo(Settings.Role.WORKER);
  }

  @Test
  void namesOfHostsArePartedByCommas() {
    assertThat(
            settings(Map.of(Setting.ALLOWED_HOSTS, "a.example, [2001:db8::1] ,b"), NO_VARIABLES)
                .allowedHosts())
        .containsExactly("a.example", "[2001:db8::1]", "b");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          PORT | abc | port: expected a whole number from 0 to 65535 but was "abc" (--port)
          PORT | 65536 | port: expected a whole number from 0 to 65535 but was "65536" (--port)
          LOG_FORMAT | xml | log-format: expected one of text, json but was "xml" (--log-format)
          LOG_LEVEL | all | log-level: expected one of error, warn, info, debug but was "all" (--log-level)
          MAX_DEPTH | 0 | max-depth: expected a whole number from 1 to 10000 but was "0" (--max-depth)
          ROLE | reader | role: expected one of all, api, worker but was "reader" (--role)
          ROLE | api | role: expected all, or a database-url that api and worker share, but was "api" (--role)
          ROLE | worker | role: expected all, or a database-url that api and worker share, but was "worker" (--role)
          ALLOWED_HOSTS | a.example:80 | allowed-hosts: expected host names without port, parted by commas but was "a.example:80" (--allowed-hosts)
          ORPHAN_AGE | 5m | orphan-age: expected a duration of at least 30m but was "5m" (--orphan-age)
          SHUTDOWN_TIMEOUT | 10 | shutdown-timeout: expected a duration such as 500ms, 10s, 2m or 24h but was "10" (--shutdown-timeout)
          """)
  void aWrongValueSaysWhatWasExpectedWhatCameAndFromWhere(
      Setting setting, String text, String message) {
    assertThatThrownBy(() -> settings(Map.of(setting, text), NO_VARIABLES)).hasMessage(message);
  }

  @Test
  void aWrongDatabaseAddressIsNotRepeatedBecauseItMayHoldAPassword() {
    assertThatThrownBy(() ->
            settings(NO_FLAGS, Map.of("FLOWTRAIL_DATABASE_URL", "mysql://me:secret@db/flows")))
        .hasMessageContaining("FLOWTRAIL_DATABASE_URL")
        .message()
        .doesNotContain("secret");
  }

  @Test
  void anUnknownNameInTheFileIsNamed() throws IOException {
    Files.writeString(file, "prot=1\n");
    assertThatThrownBy(() -> settings(NO_FLAGS, NO_VARIABLES))
        .hasMessageStartingWith(
            file + ": expected a setting but was \"prot\"; there are host, port");
  }

  @Test
  void theVariableOfOtherProgramsAreNoneOfOurs() {
    assertThat(settings(NO_FLAGS, Map.of("FLOWTRAIL_ENDPOINT", "http://x")).port()).isEqualTo(3000);
  }

  @Test
  void aNamedFileHasToExist() {
    Path missing = folder.resolve("missing.properties");
    assertThatThrownBy(() -> new SettingSources(NO_FLAGS, Optional.of(missing), NO_VARIABLES, file))
        .hasMessageStartingWith("config: cannot read the file " + missing);
  }

  private Settings settings(Map<Setting, String> flags, Map<String, String> variables) {
    return Settings.from(new SettingSources(flags, Optional.empty(), variables, file));
  }
}
