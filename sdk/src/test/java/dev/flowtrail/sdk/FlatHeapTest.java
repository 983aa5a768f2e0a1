package dev.flowtrail.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A process that lives long keeps nothing of the flows that it has sent. */
final class FlatHeapTest {
  private static final int FLOWS = 1_000_000;
  private static final int A_TURN = 100;
  private static final int WITH_DATA = 10;
  private static final long NOISE_BYTES = 4 << 20;

  private long sent;

  @AutoClose private final SendingBench bench = new SendingBench(new Taking());

  /** A server that takes whatever comes, alone or in batches. */
  private final class Taking implements Transport {
    @Override
    public Answer post(Body body, String idempotencyKey) {
      sent++;
      return new Answer(202, Optional.empty(), "");
    }

    @Override
    public Answer postEvents(UUID flowId, Body events, String idempotencyKey) {
      return post(events, idempotencyKey);
    }

    @Override
    public Answer postBatch(Body lines) throws IOException {
      long flows = linesOf(lines);
      sent += flows;
      return new Answer(202, Optional.empty(), "{\"accepted\":%d}".formatted(flows));
    }
  }

  private static long linesOf(Body body) throws IOException {
    List<ByteArrayInputStream> parts =
        body.blocks().stream().map(ByteArrayInputStream::new).toList();
    InputStream all = new SequenceInputStream(Collections.enumeration(parts));
    try (InputStream plain = body.gzipped() ? new GZIPInputStream(all) : all) {
      return new String(plain.readAllBytes(), StandardCharsets.UTF_8).lines().count();
    }
  }

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
