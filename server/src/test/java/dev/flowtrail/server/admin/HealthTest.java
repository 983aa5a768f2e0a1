package dev.flowtrail.server.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flowtrail.server.Answer;
import dev.flowtrail.server.FlowText;
import dev.flowtrail.server.RunningServer;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class HealthTest {

  @Test
  void serverThatWorksSaysSo() {
    try (RunningServer server = RunningServer.start()) {
      Answer answer = server.api().get("/health");
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.at("/status")).isEqualTo("ok");
      assertThat(Instant.parse(answer.at("/timestamp"))).isAfter(Instant.EPOCH);
      assertThat(answer.at("/version")).isNotEmpty();
    }
  }

  @Test
  void serverWithoutItsDatabaseNamesItSoon() {
    try (RunningServer server = RunningServer.start()) {
      server.dropDatabase();
      long begin = System.nanoTime();
      Answer answer = server.api().get("/health");
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.problem()).isEqualTo("unavailable");
      assertThat(answer.at("/part")).isEqualTo("database");
      assertThat(answer.header("Retry-After")).isEqualTo("1");
    }
  }

  @Test
  void nothingIsAcceptedThatCannotBeKept() {
    try (RunningServer server = RunningServer.start()) {
      server.dropDatabase();
      Answer answer = server.api().post(FlowText.named("selection"));
      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.at("/part")).isEqualTo("queue");
      assertThat(answer.header("Retry-After")).isEqualTo("1");
    }
  }

  @Test
  void whatCannotBeReadIsUnavailableAndNoDefect() {
    try (RunningServer server = RunningServer.start()) {
      server.dropDatabase();
      Answer answer = server.api().get("/api/flows");
      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.problem()).isEqualTo("unavailable");
      assertThat(answer.at("/part")).isEqualTo("database");
      assertThat(answer.header("Retry-After")).isEqualTo("1");
    }
  }
}
