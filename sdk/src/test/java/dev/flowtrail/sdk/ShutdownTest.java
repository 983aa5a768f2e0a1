package dev.flowtrail.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Processes that end without closing their trail. */
final class ShutdownTest {
  @AutoClose private final ScriptedServer server = new ScriptedServer();

  @Test
  void whatWaitsIsSentBeforeTheEnd() throws Exception {
    try (HostProcess host = host(true, Trails.PATIENCE)) {
      host.awaitLine("closed: ");

      assertThat(host.awaitExit()).isZero();
      assertThat(server.idempotencyKeys()).hasSize(5);
    }
  }

  @Test
  void whatCouldNotBeSentInTimeIsToldAndTheProcessEnds() throws Exception {
    server.otherwise(new Reply.Hang());
    try (HostProcess host = host(true, Duration.ofMillis(200))) {
      host.awaitLine("ended");
      long start = System.nanoTime();
      String told = host.awaitLine("closed: ");
      host.awaitExit();

      assertThat(told).isEqualTo("closed: 0 delivered, 0 on disk, 5 not delivered (sendFailed 5)");
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    }
  }

  @Test
  void withoutTheHookTheProcessEndsAtOnce() throws Exception {
    server.otherwise(new Reply.Hang());
    try (HostProcess host = host(false, Duration.ofHours(1))) {
      host.awaitLine("ended");

      assertThat(host.awaitExit()).isZero();
    }
  }

  private HostProcess host(boolean hook, Duration limit) throws IOException {
    return HostProcess.start(
        EndingHost.class, server.address(), String.valueOf(hook), String.valueOf(limit.toMillis()));
  }
}
