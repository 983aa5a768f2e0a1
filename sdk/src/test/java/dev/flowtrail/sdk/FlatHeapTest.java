package dev.flowtrail.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A process that lives long keeps nothing of the flows that it has sent. */
final class FlatHeapTest {
  private static final int FLOWS = 1_000_000;
  private static final int A_TURN = 100;
  private static final int WITH_DATA = 10;
  private static final long NOISE_BYTES = 4 << 20;
  private static final Answer ACCEPTED = new Answer(202, Optional.empty(), "");

  private long sent;

  @AutoClose
  private final SendingBench bench =
      new SendingBench((body, key) -> {
        sent++;
        return ACCEPTED;
      });

  @Test
  void heapIsAsLargeAfterAMillionFlowsAsAfterTheFirst() {
    run(FLOWS / 10);
    long early = usedHeap();

    run(FLOWS - FLOWS / 10);

    assertThat(usedHeap() - early).isLessThan(NOISE_BYTES);
    assertThat(sent).isEqualTo(FLOWS);
    assertThat(bench.budget.usedBytes()).isZero();
    assertThat(bench.heard.causes).isEmpty();
  }

  private void run(int flows) {
    for (int i = 0; i < flows; i += A_TURN) {
      for (int j = 0; j < A_TURN; j++) {
        Flow flow = bench.createFlow("selection");
        if (j % WITH_DATA == 0) {
          flow.createStep("filter").capture("input", Map.of("keywords", j)).finish();
        }
        flow.finish();
      }
      bench.sendDue();
      bench.heard.delivered.clear();
    }
  }

  private static long usedHeap() {
    long used = Long.MAX_VALUE;
    for (int i = 0; i < 5; i++) {
      System.gc();
      Runtime runtime = Runtime.getRuntime();
      used = Math.min(used, runtime.totalMemory() - runtime.freeMemory());
    }
    return used;
  }
}
