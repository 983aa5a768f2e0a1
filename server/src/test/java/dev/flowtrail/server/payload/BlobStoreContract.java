package dev.flowtrail.server.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every blob store promises. */
abstract class BlobStoreContract {

  private static final byte[] BYTES = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9};

  abstract BlobStore store() throws IOException;

  @Test
  void objectIsReadAsItWasStored() throws IOException {
    store().put("segments/2026/a", BYTES);
    assertThat(store().read("segments/2026/a", 0, BYTES.length)).isEqualTo(BYTES);
  }

  @Test
  void partOfAnObjectIsRead() throws IOException {
    store().put("a", BYTES);
    assertThat(store().read("a", 3, 4)).containsExactly(3, 4, 5, 6);
    assertThat(store().read("a", 10, 0)).isEmpty();
  }

  @Test
  void largeObjectIsReadInAnyPart() throws IOException {
    byte[] large = new byte[20_000_000];
    new Random(1).nextBytes(large);
    store().put("large", large);
    assertThat(store().read("large", 0, large.length)).isEqualTo(large);
    assertThat(store().read("large", large.length - 1, 1)).containsExactly(large[large.length - 1]);
  }

  @Test
  void storingTheSameAgainChangesNothing() throws IOException {
    store().put("a", BYTES);
    store().put("a", BYTES);
    assertThat(store().read("a", 0, BYTES.length)).isEqualTo(BYTES);
  }

  @Test
  void manyStoreAtATime() throws Exception {
    BlobStore store = store();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<byte[]>> writes =
          IntStream.range(0, 50)
              .<Callable<byte[]>>mapToObj(number ->
                  () -> {
                    store.put("new/folder/" + number, new byte[] {(byte) number});
                    return store.read("new/folder/" + number, 0, 1);
                  })
              .toList();
      List<Future<byte[]>> read = threads.invokeAll(writes);
      for (int i = 0; i < read.size(); i++) {
        assertThat(read.get(i).get()).containsExactly(i);
      }
    }
  }

  @Test
  void missingObjectIsReportedAsSuch() {
    assertThatThrownBy(() -> store().read("segments/none", 0, 1))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining("segments/none");
  }

  @Test
  void rangeBeyondTheEndIsReported() throws IOException {
    store().put("a", BYTES);
    assertThatThrownBy(() -> store().read("a", 8, 3)).isInstanceOf(EOFException.class);
  }
}
