package dev.flowtrail.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What no engine here can run is at least read. */
class DeployFilesTest {

  private static final Path DEPLOY = Path.of("..", "deploy");
  private static final Pattern VARIABLE = Pattern.compile("FLOWTRAIL_[A-Z0-9_]+");
  private static final Pattern PINNED = Pattern.compile("[a-z0-9/-]+:[a-z0-9][a-z0-9._-]*");

  private static final JsonNode COMPOSE = read();

  private static JsonNode read() {
    try {
      return new YAMLMapper().readTree(DEPLOY.resolve("compose.yaml").toFile());
    } catch (IOException e) {
      throw new AssertionError("expected YAML", e);
    }
  }

  private static String text(String file) throws IOException {
    return Files.readString(DEPLOY.resolve(file));
  }

  private static Properties properties(String file) throws IOException {
    Properties properties = new Properties();
    try (var reader = Files.newBufferedReader(DEPLOY.resolve(file))) {
      properties.load(reader);
    }
    return properties;
  }

  private static List<JsonNode> services() {
    return COMPOSE.get("services").valueStream().toList();
  }

  @Test
  void everyVariableIsASetting() throws IOException {
    Set<String> settings =
        Arrays.stream(Setting.values()).map(Setting::variable).collect(Collectors.toSet());
    Set<String> used = new TreeSet<>();
    for (String file : List.of("compose.yaml", "flowtrail.env", "example.env", "Dockerfile")) {
      VARIABLE.matcher(text(file)).results().forEach(match -> used.add(match.group()));
    }
    assertThat(used).isNotEmpty().isSubsetOf(settings);
  }

  @Test
  void serversStartWithWhatIsGivenToThem() throws IOException {
    for (String service : List.of("api", "worker")) {
      JsonNode given = COMPOSE.at("/services/" + service + "/environment");
      Map<String, String> variables =
          properties("flowtrail.env").entrySet().stream()
              .collect(Collectors.toMap(e -> e.getKey().toString(), e -> e.getValue().toString()));
      given.properties().forEach(entry -> variables.put(entry.getKey(), entry.getValue().asText()));
      Settings settings =
          Settings.from(
              new SettingSources(Map.of(), Optional.empty(), variables, DEPLOY.resolve("none")));
      assertThat(settings.role().name()).isEqualToIgnoringCase(service);
      assertThat(settings.queueing().redis()).isPresent();
      assertThat(settings.caching().redis()).isPresent();
      assertThat(settings.payloads().bucket()).isPresent();
      assertThat(COMPOSE.at("/services/" + service + "/deploy/replicas").intValue()).isEqualTo(2);
    }
  }

  @Test
  void imagesArePinnedAndNameNoRegistry() throws IOException {
    Stream<String> ofCompose = services().stream().map(service -> service.get("image").asText());
    Stream<String> ofDockerfile =
        text("Dockerfile").lines().filter(it -> it.startsWith("FROM ")).map(it -> it.split(" ")[1]);
    assertThat(Stream.concat(ofCompose, ofDockerfile))
        .allSatisfy(image ->
            assertThat(image).matches(PINNED).doesNotEndWith(":latest").doesNotContain(".io/"));
  }

  @Test
  void everyServiceIsLookedAfterAndWhatIsKeptIsNamed() {
    for (String name : List.of("postgres", "queue", "cache", "s3")) {
      assertThat(COMPOSE.at("/services/" + name + "/healthcheck/test").isArray()).isTrue();
    }
    List<String> volumes =
        services().stream()
            .flatMap(service -> service.path("volumes").valueStream())
            .map(volume -> volume.asText().split(":")[0])
            .toList();
    assertThat(volumes).containsExactlyInAnyOrderElementsOf(names(COMPOSE.get("volumes")));
    assertThat(names(COMPOSE.get("services")))
        .containsAll(names(COMPOSE.at("/services/api/depends_on")))
        .containsAll(names(COMPOSE.at("/services/worker/depends_on")));
  }

  private static List<String> names(JsonNode node) {
    return node.properties().stream().map(Map.Entry::getKey).toList();
  }

  @Test
  void secretsAreLeftToTheOperator() throws IOException {
    assertThat(properties("example.env").values()).containsOnly("");
    assertThat(text("flowtrail.env")).doesNotContainIgnoringCase("password=");
    for (JsonNode service : services()) {
      service
          .path("environment")
          .properties()
          .forEach(variable -> {
            if (variable.getKey().matches(".*(PASSWORD|SECRET|KEY_ID).*")) {
              assertThat(variable.getValue().asText()).matches("\\$\\{\\w+:\\?.+}");
            }
          });
    }
  }

  @Test
  void imageDoesNotRunAsRoot() throws IOException {
    assertThat(text("Dockerfile")).containsPattern("(?m)^USER [1-9]\\d*$");
  }

  @Test
  void healthcheckTellsAServerThatIsWellFromOneThatIsNot() throws Exception {
    try (RunningServer server = RunningServer.start()) {
      int port = server.api().address().getPort();
      assertThat(healthcheck(port)).isZero();
      server.dropDatabase();
      assertThat(healthcheck(port)).isNotZero();
    }
    assertThat(healthcheck(1)).isNotZero();
  }

  private static int healthcheck(int port) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder("bash", DEPLOY.resolve("healthcheck").toString())
            .redirectErrorStream(true);
    builder.environment().put("FLOWTRAIL_PORT", Integer.toString(port));
    Process process = builder.start();
    process.getInputStream().readAllBytes();
    return process.waitFor();
  }
}
