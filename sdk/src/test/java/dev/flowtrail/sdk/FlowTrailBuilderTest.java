package dev.flowtrail.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FlowTrailBuilderTest {
  private final FlowTrailBuilder builder = new FlowTrailBuilder(Map.of());

  @Test
  void environmentSetsEndpointAndKey() {
    try (ScriptedServer server = new ScriptedServer();
        FlowTrail trail =
            new FlowTrailBuilder(
                    Map.of(
                        "FLOWTRAIL_ENDPOINT", server.address() + "/", "FLOWTRAIL_API_KEY", "key-7"))
                .build()) {
      Trails.delivered(trail.createFlow("selection").finish(), server);

      assertThat(server.only().requestLine()).isEqualTo("POST /api/flows HTTP/1.1");
      assertThat(server.only().header("authorization")).isEqualTo("Bearer key-7");
    }
  }

  @Test
  void whatIsSaidInCodeWins() {
    Map<String, String> environment =
        Map.of("FLOWTRAIL_ENDPOINT", "http://127.0.0.1:1", "FLOWTRAIL_API_KEY", "key-7");
    try (ScriptedServer server = new ScriptedServer();
        FlowTrail trail =
            new FlowTrailBuilder(environment)
                .endpoint(server.address() + "/behind/a/proxy/")
                .apiKey("key-8")
                .build()) {
      Trails.delivered(trail.createFlow("selection").finish(), server);

      assertThat(server.only().requestLine()).isEqualTo("POST /behind/a/proxy/api/flows HTTP/1.1");
      assertThat(server.only().header("authorization")).isEqualTo("Bearer key-8");
    }
  }

  @Test
  void withoutSettingsItGoesToThisMachine() {
    try (FlowTrail trail = builder.build()) {
      Flow flow = trail.createFlow("selection");

      assertThat(flow.finish().dashboardUrl())
          .hasToString("http://127.0.0.1:3000/flows/" + flow.id());
      trail.close(Duration.ZERO);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "localhost:3000", "ftp://host", "http://", "http:// x", "/api"})
  void endpointMustBeAnAddress(String endpoint) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.endpoint(endpoint))
        .withMessage(
            "endpoint: expected an address such as http://localhost:3000 but was \""
                + endpoint
                + "\"");
  }

  @Test
  void passwordInTheEndpointIsNotRepeated() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.endpoint("http://me:secret@host"))
        .withMessageNotContaining("secret");
  }

  @Test
  void apiKeyIsNotRepeated() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.apiKey("secret\nkey"))
        .withMessageStartingWith("apiKey: expected printable ASCII")
        .withMessageNotContaining("secret");
  }

  @Test
  void wrongEnvironmentStopsTheStart() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FlowTrailBuilder(Map.of("FLOWTRAIL_ENABLED", "no")).build())
        .withMessage("FLOWTRAIL_ENABLED: expected true or false but was \"no\"");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FlowTrailBuilder(Map.of("FLOWTRAIL_ENDPOINT", "here")).build())
        .withMessageStartingWith("FLOWTRAIL_ENDPOINT: expected an address");
  }

  @Test
  void environmentNamesTheSpool(@TempDir Path folder) throws IOException {
    Map<String, String> environment =
        Map.of("FLOWTRAIL_SPOOL_FOLDER", folder.toString(), "FLOWTRAIL_SPOOL_BYTES", "1000000");
    try (FlowTrail trail = new FlowTrailBuilder(environment).build();
        Stream<Path> parts = Files.list(folder)) {
      assertThat(trail.flowsOnDisk()).isZero();
      assertThat(parts).hasSize(1);
    }
  }

  @Test
  void sizeOfTheSpoolMustBeANumber(@TempDir Path folder) {
    Map<String, String> environment =
        Map.of("FLOWTRAIL_SPOOL_FOLDER", folder.toString(), "FLOWTRAIL_SPOOL_BYTES", "1 GB");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FlowTrailBuilder(environment).build())
        .withMessage("FLOWTRAIL_SPOOL_BYTES: expected a number of bytes but was \"1 GB\"");
  }

  @Test
  void emptyEnvironmentCountsAsNotGiven() {
    Map<String, String> empty =
        Map.of("FLOWTRAIL_ENDPOINT", "", "FLOWTRAIL_API_KEY", "", "FLOWTRAIL_ENABLED", " ");
    try (FlowTrail trail = new FlowTrailBuilder(empty).build()) {
      assertThat(trail.createFlow("selection").id().version()).isEqualTo(7);
    }
  }

  @Test
  void sizesMustBePositive() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.bufferBytes(0))
        .withMessage("bufferBytes: expected more than 0 but was 0");
  }

  @Test
  void timesMustBePositiveAndSane() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.requestTimeout(Duration.ZERO))
        .withMessage("requestTimeout: expected more than 0 and at most 365 days but was PT0S");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.giveUpAfter(Duration.ofSeconds(Long.MAX_VALUE)));
  }
}
