package dev.flowtrail.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flowtrail.protocol.LimitExceededException;
import dev.flowtrail.server.Eventually;
import dev.flowtrail.server.http.ProblemException;
import dev.flowtrail.server.http.SharedHeap;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HeapNeedTest {

  private final ExecutorService bodies = Executors.newVirtualThreadPerTaskExecutor();

  @AfterEach
  void close() {
    bodies.close();
  }

  @Test
  void smallBodyNeedsNone() {
    SharedHeap taken = new SharedHeap(8 << 20, Duration.ZERO);
    taken.open().require(8 << 20);
    HeapNeed need = new HeapNeed(taken);
    need.addBytes(HeapNeed.SMALL_BODY_BYTES);
    assertThatThrownBy(() -> need.addBytes(1)).isInstanceOf(ProblemException.class);
  }

  @Test
  void longBodyOfShortTextsNeedsLittle() {
    SharedHeap plenty = new SharedHeap(1L << 30, Duration.ZERO);
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
    HeapNeed need = new HeapNeed(new SharedHeap(32 << 20, Duration.ZERO));
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
    SharedHeap heap = new SharedHeap(8 << 20, Duration.ofMinutes(1));
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
