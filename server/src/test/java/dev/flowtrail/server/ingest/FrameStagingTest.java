package dev.flowtrail.server.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flowtrail.protocol.LimitExceededException;
import dev.flowtrail.protocol.Limits;
import dev.flowtrail.server.FlowText;
import dev.flowtrail.server.payload.Frame;
import dev.flowtrail.server.queue.Submissions;
import java.io.ByteArrayInputStream;
import org.junit.jupiter.api.Test;

class FrameStagingTest {

  private static String text(int bytes) {
    return '"' + "x".repeat(bytes - 2) + '"';
  }

  @Test
  void smallDataSharesAFrame() {
    Decoded decoded =
        Decoded.of(FlowText.of("[1]").observing("b", text(Frame.OWN_FRAME_BYTES - 1)).toString());
    assertThat(decoded.flow().frames()).hasSize(1);
    assertThat(decoded.staged()).noneMatch(data -> data.place().ownFrame());
  }

  @Test
  void largeDataHasAFrameOfItsOwn() {
    Decoded decoded =
        Decoded.of(
            FlowText.of("[1]")
                .observing("b", text(Frame.OWN_FRAME_BYTES))
                .observing("c", "2")
                .toString());
    assertThat(decoded.flow().frames()).hasSize(2);
    assertThat(decoded.staged().get(1).place().ownFrame()).isTrue();
    assertThat(decoded.staged().get(2).place().frame())
        .isEqualTo(decoded.staged().get(0).place().frame());
  }

  @Test
  void commonFrameIsClosedWhenItIsFull() {
    FlowText flow = FlowText.named("selection");
    for (int i = 0; i < 30; i++) {
      flow = flow.observing("part-" + i, text(10_000));
    }
    Decoded decoded = Decoded.of(flow.toString());
    assertThat(decoded.flow().frames()).hasSize(3);
    assertThat(decoded.texts()).containsOnly(text(10_000));
  }

  @Test
  void dataMayBeAsLargeAsTheLimitAndNoLarger() {
    Limits limits = new Limits(1_000_000, 100_000, 200, 1_000);
    assertThat(decode(text(100_000), limits).onlyStaged().bytes()).isEqualTo(100_000);
    assertThatThrownBy(() -> decode("[" + text(50_000) + "," + text(50_000) + "]", limits))
        .isInstanceOf(LimitExceededException.class)
        .hasMessageContaining("maxObservationBytes");
  }

  private static Decoded decode(String data, Limits limits) {
    byte[] body = FlowText.of(data).toString().getBytes(UTF_8);
    return Decoded.of(new ByteArrayInputStream(body), limits);
  }

  @Test
  void longNumbersAreWelcomeInAttributes() {
    String attributes = "{\"digits\":" + "1".repeat(5_000) + "}";
    FlowText flow = FlowText.named("selection").with("attributes", attributes);
    assertThat(Submissions.whole(Decoded.of(flow.toString()).flow()).flow().attributes())
        .isEqualTo(attributes);
  }
}
