package dev.flowtrail.server.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flowtrail.server.Answer;
import dev.flowtrail.server.Api;
import dev.flowtrail.server.Eventually;
import dev.flowtrail.server.http.ApiServer;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CheckupTest {

  private static final Duration LIMIT = Duration.ofMillis(300);
  private static final Part WELL = new Part("well", () -> {});

  private static ApiServer serve(Part... parts) {
    return new ApiServer(
        new ApiServer.Listening("127.0.0.1", 0, List.of(), Duration.ofSeconds(1)),
        List.of(
            new HealthEndpoint(
                new HealthEndpoint.Identity("1", "all"), List.of(parts), LIMIT, Clock.systemUTC())),
        nothing -> {});
  }

  private static Answer health(ApiServer server) {
    return new Api(URI.create("http://127.0.0.1:" + server.port())).get("/health");
  }

  @Test
  void partThatHangsIsNamedInTimeAndAskedOnlyOnce() {
    AtomicInteger asked = new AtomicInteger();
    CountDownLatch hanging = new CountDownLatch(1);
    Part stuck =
        new Part(
            "stuck",
            () -> {
              asked.incrementAndGet();
              hanging.await();
            });
    try (ApiServer server = serve(WELL, stuck)) {
      long begin = System.nanoTime();
      for (int i = 0; i < 3; i++) {
        assertThat(health(server).at("/part")).isEqualTo("stuck");
      }
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
      assertThat(asked).hasValue(1);
      hanging.countDown();
      Eventually.isTrue(() -> health(server).status() == 200);
    }
  }

  @Test
  void everyPartThatIsNotWellIsNamed() {
    Part first = failing("first");
    Part second = failing("second");
    try (ApiServer server = serve(first, WELL, second)) {
      Answer answer = health(server);
      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.at("/part")).isEqualTo("first");
      assertThat(answer.at("/detail")).contains("first, second").doesNotContain("secret");
    }
  }

  private static Part failing(String name) {
    return new Part(
        name,
        () -> {
          throw new IllegalStateException("secret");
        });
  }
}
