package dev.flowtrail.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.flowtrail.sdk.FlowTrail;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** The trail is built from the application's settings, and closed with it. */
final class AutoConfigurationTest {
  @AutoClose private final TakingServer server = new TakingServer();

  private final ApplicationContextRunner runner =
      new ApplicationContextRunner()
          .withConfiguration(AutoConfigurations.of(FlowTrailAutoConfiguration.class))
          .withPropertyValues("flowtrail.endpoint=" + server.address());

  @Test
  void trailSendsToTheEndpointAndIsClosedWithTheContext() {
    runner.run(context -> context.getBean(FlowTrail.class).createFlow("selection").finish());

    assertThat(server.only().at("/flow/name").asText()).isEqualTo("selection");
  }

  @Test
  void everySettingReachesTheBuilder(@TempDir Path folder) {
    runner
        .withPropertyValues(
            "flowtrail.api-key=key",
            "flowtrail.buffer-bytes=8MB",
            "flowtrail.max-observation-bytes=1MB",
            "flowtrail.sample-above=1000",
            "flowtrail.sample-flows=1",
            "flowtrail.abandon-after=1h",
            "flowtrail.delivery=incremental",
            "flowtrail.push-every=10s",
            "flowtrail.batch-flows=10",
            "flowtrail.batch-bytes=100KB",
            "flowtrail.batch-age=10ms",
            "flowtrail.request-timeout=2s",
            "flowtrail.first-retry-delay=100ms",
            "flowtrail.max-retry-delay=10s",
            "flowtrail.give-up-after=1m",
            "flowtrail.close-timeout=20s",
            "flowtrail.when-full=spool",
            "flowtrail.spool.folder=" + folder,
            "flowtrail.spool.bytes=10MB",
            "flowtrail.spool.drop-newest=true",
            "flowtrail.redaction.keys.password=drop",
            "flowtrail.redaction.paths[customer.name]=mask",
            "flowtrail.redaction.secret=0123456789abcdef")
        .run(context ->
            context
                .getBean(FlowTrail.class)
                .createFlow("selection")
                .attribute("password", "hidden")
                .finish());

    assertThat(server.only().at("/flow/attributes").has("password")).isFalse();
  }

  @Test
  void disabledTrailRecordsNothing() {
    runner
        .withPropertyValues("flowtrail.enabled=false")
        .run(context -> {
          FlowTrail trail = context.getBean(FlowTrail.class);
          trail.createFlow("selection").finish();
          assertThat(trail.flush(Duration.ZERO).delivered()).isZero();
          assertThat(trail.heldBytes()).isZero();
        });
  }

  @Test
  void wrongSettingStopsTheStartAndIsNamed() {
    runner
        .withPropertyValues("flowtrail.endpoint=ftp://somewhere")
        .run(context ->
            assertThat(context.getStartupFailure()).rootCause().hasMessageContaining("endpoint"));
  }

  @Test
  void customizerHasTheLastWord() {
    runner
        .withPropertyValues("flowtrail.endpoint=http://127.0.0.1:9")
        .withBean(FlowTrailCustomizer.class, () -> builder -> builder.endpoint(server.address()))
        .run(context -> context.getBean(FlowTrail.class).createFlow("selection").finish());

    assertThat(server.only().at("/flow/name").asText()).isEqualTo("selection");
  }

  @Test
  void trailOfTheApplicationIsLeftAlone() {
    try (FlowTrail own = FlowTrail.builder().enabled(false).build()) {
      runner
          .withBean("own", FlowTrail.class, () -> own)
          .run(context -> assertThat(context.getBean(FlowTrail.class)).isSameAs(own));
    }
  }

  @Test
  void everyPropertyIsDescribed() throws IOException {
    Set<String> described = new HashSet<>();
    for (JsonNode property : metadata().path("properties")) {
      if (property.path("description").asText().length() > 10) {
        described.add(property.path("name").asText());
      }
    }

    assertThat(described)
        .hasSize(29)
        .contains("flowtrail.endpoint", "flowtrail.spool.folder", "flowtrail.redaction.keys");
  }

  private static JsonNode metadata() throws IOException {
    try (InputStream in =
        FlowTrailProperties.class.getResourceAsStream(
            "/META-INF/spring-configuration-metadata.json")) {
      return new ObjectMapper().readTree(in);
    }
  }
}
