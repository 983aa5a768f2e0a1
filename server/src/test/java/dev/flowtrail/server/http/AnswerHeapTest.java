package dev.flowtrail.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AnswerHeapTest {

  private final AnswerHeap heap = new AnswerHeap(new SharedHeap(1 << 20, Duration.ZERO));

  @Test
  void largeAnswerIsRefusedWhileOthersHoldAll() {
    try (SharedHeap.Share others = heap.take(1 << 20)) {
      assertThat(others.held()).isEqualTo(1 << 20);
      assertThatThrownBy(() -> heap.take(1 << 20)).isInstanceOf(ProblemException.class);
    }
    assertThat(heap.take(1 << 20).held()).isEqualTo(1 << 20);
  }

  @Test
  void smallAnswerNeedsNone() {
    assertThat(heap.take(1 << 20).held()).isEqualTo(1 << 20);
    assertThat(heap.take(100_000).held()).isZero();
  }
}
