package dev.flowtrail.server.payload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flowtrail.server.payload.FaultyEndpoint.Answer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class S3FaultTest {

  private static final Duration LIMIT = Duration.ofSeconds(2);

  /** Of somebody who wants to know soon. */
  private static final S3Bucket.Patience LITTLE =
      new S3Bucket.Patience(
          Duration.ofMillis(500), Duration.ofMillis(500), LIMIT, LIMIT, Duration.ofMillis(500));

  @TempDir Path folder;

  @BeforeAll
  static void giveCredentials() {
    S3Endpoint.giveCredentials(System.getProperties());
  }

  private interface Use {
    void of(S3BlobStore store, FaultyEndpoint endpoint) throws IOException;
  }

  private void with(Use use, Answer... answers) throws IOException {
    try (FaultyEndpoint endpoint = new FaultyEndpoint(answers);
        S3BlobStore store =
            new S3BlobStore(S3Endpoint.bucketAt(endpoint.address(), ""), LITTLE, folder)) {
      use.of(store, endpoint);
    }
  }

  private void assertRead(Answer... answers) throws IOException {
    with(
        (store, endpoint) -> {
          assertThat(store.read("a", 0, 4)).isEqualTo("data".getBytes(UTF_8));
          assertThat(endpoint.requests()).isEqualTo(answers.length);
        },
        answers);
  }

  private static void assertFailsInTime(ThrowingCallable call) {
    long begin = System.nanoTime();
    assertThatThrownBy(call).isInstanceOf(IOException.class);
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(LIMIT.multipliedBy(3));
  }

  @Test
  void busyStoreIsAskedAgain() throws IOException {
    assertRead(FaultyEndpoint.IS_BUSY, FaultyEndpoint.IS_BUSY, FaultyEndpoint.gives("data"));
  }

  @Test
  void answerThatBreaksOffIsAskedForAgain() throws IOException {
    assertRead(FaultyEndpoint.breaksOffAfter("da"), FaultyEndpoint.gives("data"));
  }

  @Test
  void connectionThatEndsWithoutAnAnswerIsNotTheEnd() throws IOException {
    assertRead(FaultyEndpoint.CLOSES, FaultyEndpoint.gives("data"));
  }

  @Test
  void storeThatHangsOnceIsAskedAgain() throws IOException {
    assertRead(FaultyEndpoint.HANGS, FaultyEndpoint.gives("data"));
  }

  @Test
  void storeThatHangsIsAFaultInBoundedTime() throws IOException {
    with(
        (store, endpoint) -> {
          assertFailsInTime(() -> store.read("a", 0, 4));
          assertFailsInTime(() -> store.put("a", new byte[1_000_000]));
          assertFailsInTime(() -> store.delete("a"));
          assertFailsInTime(store::check);
        },
        FaultyEndpoint.HANGS);
  }

  @Test
  void storeThatFailsIsAFault() throws IOException {
    with(
        (store, endpoint) -> {
          assertFailsInTime(() -> store.read("a", 0, 4));
          assertFailsInTime(() -> store.put("a", new byte[1_000]));
          assertFailsInTime(() -> store.list("", "", 10));
        },
        FaultyEndpoint.FAILS);
  }

  @Test
  void storeThatAlwaysBreaksOffIsAFault() throws IOException {
    with(
        (store, endpoint) -> assertFailsInTime(() -> store.read("a", 0, 4)),
        FaultyEndpoint.breaksOffAfter("da"));
  }
}
