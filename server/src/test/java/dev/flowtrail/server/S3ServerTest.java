package dev.flowtrail.server;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flowtrail.server.payload.S3Endpoint;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole server whose payload store is an S3 endpoint. */
class S3ServerTest {

  private static final String NUMBERS =
      new Random(1).longs(20_000).mapToObj(Long::toString).collect(joining(",", "[", "]"));

  @TempDir Path folder;

  @Test
  void flowsWaitWhileTheBucketIsAwayAndAreStoredOnceItIsBack() throws Exception {
    S3Endpoint.giveCredentials(System.getProperties());
    S3Endpoint killed = S3Endpoint.start(folder);
    try (RunningServer server = RunningServer.start(killed.settings())) {
      Api api = server.api();
      assertStored(api, api.store(FlowText.of("[1.50]")), "[1.50]");
      assertStored(api, api.store(FlowText.of(NUMBERS)), NUMBERS);
      api.store(FlowText.of("[{\"id\":\"A\",\"passed\":false}]").with("status", "\"completed\""));
      assertIndexed(api, "A", 1);

      killed.kill();
      assertIndexed(api, "A", 1);
      Answer small = api.post(FlowText.of("[2]"));
      assertThat(small.status()).isEqualTo(202);
      Answer large = api.post(FlowText.of(NUMBERS));
      assertThat(large.status()).isEqualTo(503);
      assertThat(large.at("/part")).isEqualTo("payload store");
      assertThat(api.get("/health").at("/part")).isEqualTo("payload store");

      try (S3Endpoint back = S3Endpoint.start(folder, killed.port())) {
        assertThat(back.port()).isEqualTo(killed.port());
        assertStored(api, api.awaitVisible(small.at("/flowId")), "[2]");
        assertStored(api, api.store(FlowText.of(NUMBERS)), NUMBERS);
        Eventually.isTrue(() -> api.get("/health").status() == 200);
      }
    }
  }

  /** The index lies in the bucket, too; copies of it answer while the bucket is away. */
  private static void assertIndexed(Api api, String candidateId, int flows) {
    Eventually.isTrue(
        () -> api.get("/api/candidates/" + candidateId).json().at("/flows").intValue() == flows);
  }

  private static void assertStored(Api api, String flowId, String data) {
    assertThat(api.details(flowId).text()).contains("\"data\":" + data + "}");
  }
}
