package dev.flowtrail.server.otlp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.flowtrail.server.Answer;
import dev.flowtrail.server.Api;
import dev.flowtrail.server.Eventually;
import dev.flowtrail.server.RunningServer;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The OpenTelemetry agent in processes that were not written for it. */
class AgentTest {

  @Test
  void servicesUnderTheAgentMakeOneFlow() throws IOException {
    try (RunningServer server = RunningServer.start();
        Service stock = Service.start("stock", server.api().address());
        Service front = Service.start("front", server.api().address())) {
      String offer = "/offer?" + stock.address() + "/stock";
      assertThat(new Api(front.address()).get(offer).text()).isEqualTo("7");

      JsonNode flow = awaitFlow(server.api());
      assertThat(flow.get("name").asText()).isEqualTo("GET /offer");
      assertThat(flow.get("status").asText()).isEqualTo("completed");
      assertThat(flow.at("/attributes/service.name").asText()).isEqualTo("front");
      assertThat(flow.get("steps").valueStream().map(step -> step.get("kind").asText()))
          .containsExactly("client", "server");
      assertThat(flow.at("/steps/1/name").asText()).isEqualTo("GET /stock");
      assertThat(flow.at("/steps/1/parentId")).isEqualTo(flow.at("/steps/0/id"));
      assertThat(flow.at("/steps/1/observations/0/data/resource/service.name").asText())
          .isEqualTo("stock");
    }
  }

  /** The one flow of the two services, once all of it is there. */
  private static JsonNode awaitFlow(Api api) {
    List<String> found = new ArrayList<>();
    Eventually.isTrue(() -> {
      Answer list = api.get("/api/flows?status=completed");
      StreamSupport.stream(list.json().get("flows").spliterator(), false)
          .filter(flow -> flow.get("stepCount").asInt() == 2)
          .forEach(flow -> found.add(flow.get("id").asText()));
      return !found.isEmpty();
    });
    return api.details(found.getFirst()).json();
  }

  /** One of the services, in a process of its own. */
  private record Service(Process process) implements AutoCloseable {

    /** Does not wait until it is there: two of them start at once. */
    static Service start(String name, URI collector) throws IOException {
      List<String> command =
          List.of(
              System.getProperty("java.home") + "/bin/java",
              "-javaagent:" + locationOf("io.opentelemetry.javaagent.OpenTelemetryAgent"),
              "-XX:TieredStopAtLevel=1",
              "-XX:+UseSerialGC",
              "-Xshare:auto",
              "-Dotel.service.name=" + name,
              "-Dotel.exporter.otlp.endpoint=" + collector,
              "-Dotel.metrics.exporter=none",
              "-Dotel.logs.exporter=none",
              "-Dotel.bsp.schedule.delay=100",
              "-cp",
              locationOf(ShopService.class.getName()),
              ShopService.class.getName());
      return new Service(
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start());
    }

    URI address() throws IOException {
      return URI.create("http://127.0.0.1:" + portOf(process));
    }

    private static String locationOf(String className) {
      try {
        URI location =
            Class.forName(className, false, AgentTest.class.getClassLoader())
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI();
        return new File(location).getPath();
      } catch (ClassNotFoundException | URISyntaxException e) {
        throw new AssertionError(e);
      }
    }

    private static String portOf(Process process) throws IOException {
      BufferedReader lines = process.inputReader();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("port ")) {
          return line.substring("port ".length());
        }
      }
      throw new AssertionError("the service ended with " + process.onExit().join().exitValue());
    }

    @Override
    public void close() {
      process.destroyForcibly().onExit().join();
    }
  }
}
