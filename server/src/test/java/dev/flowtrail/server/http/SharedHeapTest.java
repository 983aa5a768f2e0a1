package dev.flowtrail.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flowtrail.server.Eventually;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SharedHeapTest {

  private final ExecutorService bodies = Executors.newVirtualThreadPerTaskExecutor();
  private final SharedHeap heap = new SharedHeap(100, Duration.ofMinutes(1));

  @AfterEach
  void close() {
    bodies.close();
  }

  private SharedHeap.Share holding(long bytes) {
    SharedHeap.Share share = heap.open();
    share.require(bytes);
    return share;
  }

  private Future<?> asking(SharedHeap.Share share, long bytes) {
    int before = heap.waiting();
    Future<?> asked = bodies.submit(() -> share.require(bytes));
    Eventually.isTrue(() -> heap.waiting() == before + 1);
    return asked;
  }

  @Test
  void smallOneWaitsBehindTheLargeOneThatCameFirst() throws Exception {
    SharedHeap.Share first = holding(60);
    Future<?> large = asking(heap.open(), 90);
    SharedHeap.Share small = heap.open();
    Future<?> behind = asking(small, 10);
    first.close();
    large.get();
    behind.get();
    assertThat(small.held()).isEqualTo(10);
  }

  @Test
  void whoHoldsSomeComesBeforeWhoHoldsNone() throws Exception {
    SharedHeap.Share first = holding(50);
    SharedHeap.Share second = holding(30);
    second.require(90);
    Future<?> newcomer = asking(heap.open(), 50);
    Future<?> grown = asking(first, 60);
    assertThat(newcomer.isDone()).isFalse();
    first.close();
    grown.get();
    assertThat(heap.waiting()).isOne();
    first.close();
    assertThat(newcomer.isDone()).isFalse();
    second.close();
    newcomer.get();
  }

  @Test
  void whenAllNeedMoreOneAfterTheOtherGetsIt() throws Exception {
    SharedHeap.Share first = holding(50);
    SharedHeap.Share second = holding(50);
    first.require(80);
    Future<?> waiting = asking(second, 80);
    first.close();
    waiting.get();
    assertThat(second.held()).isEqualTo(80);
  }

  @Test
  void whoTookMoreThanThereIsTakesStillMoreBeforeWhoWaits() throws Exception {
    SharedHeap.Share first = holding(50);
    SharedHeap.Share second = holding(50);
    first.require(80);
    Future<?> waiting = asking(second, 80);
    first.require(90);
    assertThat(waiting.isDone()).isFalse();
    first.close();
    waiting.get();
  }

  @Test
  void nobodyGetsMoreThanThereIs() {
    assertThat(holding(1_000).held()).isEqualTo(100);
  }

  @Test
  void whoWaitsTooLongIsToldToComeBack() {
    SharedHeap impatient = new SharedHeap(100, Duration.ofMillis(1));
    impatient.open().require(100);
    assertThatThrownBy(() -> impatient.open().require(1))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> {
              assertThat(e.problem().type()).isEqualTo(ProblemType.TOO_MANY_LARGE_FLOWS);
              assertThat(e.problem().members()).containsEntry("retryAfter", 5);
            });
    assertThat(impatient.isWanted()).isFalse();
  }
}
