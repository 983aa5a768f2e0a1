package dev.flowtrail.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.flowtrail.sdk.FlowTrail;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A whole web application records, shows how that goes, and loses nothing when it ends. */
final class ApplicationTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @AutoClose private final TakingServer flowTrail = new TakingServer();
  @AutoClose private final ConfigurableApplicationContext shop = shop();
  private final HttpClient client = HttpClient.newHttpClient();

  @Test
  void requestIsDeliveredAndSeenInHealthAndMetrics() {
    assertThat(get("/offers").get(0).asText()).isEqualTo("lamp A");
    assertThat(shop.getBean(FlowTrail.class).flush(PATIENCE).allSafe()).isTrue();

    JsonNode step = flowTrail.only().at("/steps/0");
    assertThat(step.path("name").asText()).isEqualTo("find");
    assertThat(step.path("kind").asText()).isEqualTo("retrieve");
    assertThat(step.at("/observations/0/data").toString())
        .isEqualTo("{\"word\":\"lamp\",\"places\":2}");
    JsonNode health = get("/actuator/health").at("/components/flowtrail");
    assertThat(health.path("status").asText()).isEqualTo("UP");
    assertThat(health.at("/details/delivered").asInt()).isEqualTo(1);
    JsonNode metric = get("/actuator/metrics/flowtrail.flows.delivered");
    assertThat(metric.at("/measurements/0/value").asInt()).isEqualTo(1);
  }

  @Test
  void requestUnderWayAtTheEndIsDelivered() throws Exception {
    var unused = getLater("/slow");
    shop.getBean(Shop.class).asked.await();

    shop.close();

    JsonNode flow = flowTrail.only().path("flow");
    assertThat(flow.path("name").asText()).isEqualTo("slow_offer");
    assertThat(flow.path("status").asText()).isEqualTo("completed");
  }

  private ConfigurableApplicationContext shop() {
    return new SpringApplicationBuilder(Shop.class)
        .properties(
            "flowtrail.endpoint=" + flowTrail.address(),
            "server.port=0",
            "server.address=127.0.0.1",
            "server.shutdown=graceful",
            "management.endpoints.web.exposure.include=health,metrics",
            "management.endpoint.health.show-details=always",
            "logging.level.root=warn",
            "spring.main.banner-mode=off")
        .run();
  }

  private JsonNode get(String path) {
    return getLater(path).join();
  }

  private CompletableFuture<JsonNode> getLater(String path) {
    String port = shop.getEnvironment().getRequiredProperty("local.server.port");
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build();
    return client
        .sendAsync(request, HttpResponse.BodyHandlers.ofString())
        .thenApply(answer -> json(answer.body()));
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (IOException malformed) {
      throw new AssertionError(text, malformed);
    }
  }
}
