package dev.flowtrail.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flowtrail.protocol.LimitExceededException;
import dev.flowtrail.server.Eventually;
import dev.flowtrail.server.http.ProblemException;
import dev.flowtrail.server.http.ProblemType;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BodyHeapTest {

  private final ExecutorService bodies = Executors.newVirtualThreadPerTaskExecutor();
  private final BodyHeap heap = new BodyHeap(100, Duration.ofMinutes(1));

  @AfterEach
  void close() {
    bodies.close();
  }

  private BodyHeap.Share holding(long bytes) {
    BodyHeap.Share share = heap.open();
    share.require(bytes);
    return share;
  }

  private Future<?> asking(BodyHeap.Share share, long bytes) {
    int before = heap.waiting();
    Future<?> asked = bodies.submit(() -> share.require(bytes));
    Eventually.isTrue(() -> heap.waiting() == before + 1);
    return asked;
  }

  @Test
  void smallOneWaitsBehindTheLargeOneThatCameFirst() throws Exception {
    BodyHeap.Share first = holding(60);
    Future<?> large = asking(heap.open(), 90);
    BodyHeap.Share small = heap.open();
    Future<?> behind = asking(small, 10);
    first.close();
    large.get();
    behind.get();
    assertThat(small.held()).isEqualTo(10);
  }

  @Test
  void whoHoldsSomeComesBeforeWhoHoldsNone() throws Exception {
    BodyHeap.Share first = holding(50);
    BodyHeap.Share second = holding(30);
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
    BodyHeap.Share first = holding(50);
    BodyHeap.Share second = holding(50);
    first.require(80);
    Future<?> waiting = asking(second, 80);
    first.close();
    waiting.get();
    assertThat(second.held()).isEqualTo(80);
  }

  @Test
  void whoTookMoreThanThereIsTakesStillMoreBeforeWhoWaits() throws Exception {
    BodyHeap.Share first = holding(50);
    BodyHeap.Share second = holding(50);
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
    BodyHeap impatient = new BodyHeap(100, Duration.ofMillis(1));
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

  @Test
  void smallBodyNeedsNone() {
    BodyHeap taken = new BodyHeap(8 << 20, Duration.ZERO);
    taken.open().require(8 << 20);
    HeapNeed need = new HeapNeed(taken);
    need.addBytes(HeapNeed.SMALL_BODY_BYTES);
    assertThatThrownBy(() -> need.addBytes(1)).isInstanceOf(ProblemException.class);
  }

  @Test
  void longBodyOfShortTextsNeedsLittle() {
    BodyHeap plenty = new BodyHeap(1L << 30, Duration.ZERO);
    HeapNeed need = new HeapNeed(plenty);
    need.tokenStartsAt(() -> (500L << 20) - 10);
    need.addBytes(500 << 20);
    assertThat(plenty.used()).isLessThan(5 << 20);
    need.tokenStartsAt(() -> 500L << 20);
    need.addBytes(50 << 20);
    assertThat(plenty.used()).isGreaterThan(100 << 20);
    need.close();
    assertThat(plenty.used()).isZero();
  }

  @Test
  void moreObservationsThanTheHeapCanEverHoldAreRefused() {
    HeapNeed need = new HeapNeed(new BodyHeap(32 << 20, Duration.ZERO));
    assertThatThrownBy(
            () -> {
              for (int i = 0; i < 100_000; i++) {
                need.addObservation();
              }
            })
        .isInstanceOf(LimitExceededException.class);
  }

  private static InputStream slow(AtomicLong clock) {
    return new ByteArrayInputStream(new byte[1 << 20]) {
      @Override
      public synchronized int read(byte[] buffer, int offset, int length) {
        clock.addAndGet(Duration.ofSeconds(20).toNanos());
        return super.read(buffer, offset, length);
      }
    };
  }

  @Test
  void slowBodyIsEndedOnlyWhenOthersWaitForItsHeap() throws Exception {
    AtomicLong clock = new AtomicLong();
    BodyHeap heap = new BodyHeap(8 << 20, Duration.ofMinutes(1));
    HeapNeed need = new HeapNeed(heap);
    need.tokenStartsAt(() -> Long.MAX_VALUE);
    LargeBody body = new LargeBody(slow(clock), need, clock::get);
    byte[] piece = new byte[HeapNeed.SMALL_BODY_BYTES];
    for (int i = 0; i < 3; i++) {
      assertThat(body.read(piece, 0, piece.length)).isPositive();
    }
    Future<?> other = bodies.submit(() -> heap.open().require(8 << 20));
    Eventually.isTrue(heap::isWanted);
    assertThatThrownBy(
            () -> {
              while (body.read(piece, 0, 1) >= 0) {
                assertThat(need.isInTheWay()).isTrue();
              }
            })
        .isInstanceOf(ProblemException.class);
    need.close();
    other.get();
  }
}
