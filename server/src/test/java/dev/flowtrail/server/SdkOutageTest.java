package dev.flowtrail.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flowtrail.sdk.FlowTrail;
import dev.flowtrail.sdk.Outcome;
import dev.flowtrail.sdk.Spool;
import dev.flowtrail.sdk.Submission;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The SDK with a disk before a server that is killed. */
class SdkOutageTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path folder;

  @Test
  void flowsOfAnOutageAreStoredExactlyOnce() throws IOException, InterruptedException {
    List<Submission> finished = new ArrayList<>();
    ServerProcess killed = ServerProcess.start(folder.resolve("server"));
    try (FlowTrail trail = trail(killed.address())) {
      finish(trail, 50, finished);
      assertThat(finished.getLast().await(PATIENCE)).isEqualTo(Outcome.DELIVERED);
      finish(trail, 50, finished);
      killed.kill();
      finish(trail, 100, finished);
      assertThat(finished.getLast().await(PATIENCE)).isEqualTo(Outcome.SPOOLED);
    }

    try (ServerProcess back = ServerProcess.start(folder.resolve("server"));
        FlowTrail next = trail(back.address())) {
      assertThat(finished).allMatch(it -> it.outcome().safe());
      Api api = new Api(back.address());
      finished.forEach(it -> api.awaitVisible(it.flowId().toString()));
      assertThat(next.losses()).isEmpty();
      assertThat(api.get("/api/flows").json().at("/pagination/total").intValue()).isEqualTo(200);
    }
  }

  private static void finish(FlowTrail trail, int flows, List<Submission> finished) {
    for (int i = 0; i < flows; i++) {
      finished.add(trail.flow("selection", flow -> flow.finish()));
    }
  }

  private FlowTrail trail(URI address) {
    return FlowTrail.builder()
        .endpoint(address.toString())
        .firstRetryDelay(Duration.ofMillis(10))
        .spool(Spool.in(folder.resolve("spool")))
        .build();
  }
}
