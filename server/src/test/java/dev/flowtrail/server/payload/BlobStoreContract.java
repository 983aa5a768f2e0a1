package dev.flowtrail.server.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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
  private static final int LARGE_BYTES = 20_000_000;

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
    byte[] large = random(LARGE_BYTES);
    store().put("large", large);
    assertThat(store().read("large", 0, large.length)).isEqualTo(large);
    assertThat(store().read("large", large.length - 1, 1)).containsExactly(large[large.length - 1]);
  }

  static byte[] random(int length) {
    byte[] bytes = new byte[length];
    new Random(1).nextBytes(bytes);
    return bytes;
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
  void objectIsThereOnceItIsCommitted() throws IOException {
    BlobStore store = store();
    try (BlobWriter writer = store.create("segments/a")) {
      writer.write(0);
      writer.write(BYTES, 1, 4);
      writer.write(BYTES, 5, 5);
      assertThat(keys(store, "", "", 10)).isEmpty();
      writer.commit();
      assertThat(store.read("segments/a", 0, BYTES.length)).isEqualTo(BYTES);
    }
    assertThat(store.read("segments/a", 0, BYTES.length)).isEqualTo(BYTES);
  }

  @Test
  void objectThatIsNotCommittedNeverWas() throws IOException {
    BlobStore store = store();
    try (BlobWriter writer = store.create("segments/a")) {
      writer.write(new byte[LARGE_BYTES]);
    }
    assertThat(keys(store, "", "", 10)).isEmpty();
    assertThatThrownBy(() -> store.read("segments/a", 0, 1))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void largeObjectIsWrittenPieceByPiece() throws IOException {
    byte[] large = random(LARGE_BYTES);
    BlobStore store = store();
    try (BlobWriter writer = store.create("large")) {
      for (int at = 0; at < large.length; at += 70_001) {
        writer.write(large, at, Math.min(70_001, large.length - at));
      }
      writer.commit();
    }
    assertThat(store.read("large", 0, large.length)).isEqualTo(large);
  }

  @Test
  void emptyObjectIsAnObject() throws IOException {
    store().put("a", new byte[0]);
    assertThat(store().read("a", 0, 0)).isEmpty();
  }

  @Test
  void deletedObjectIsMissing() throws IOException {
    BlobStore store = store();
    store.put("segments/a", BYTES);
    store.delete("segments/a");
    assertThat(keys(store, "", "", 10)).isEmpty();
    assertThatThrownBy(() -> store.read("segments/a", 0, 1))
        .isInstanceOf(NoSuchFileException.class);
    store.delete("segments/a");
  }

  @Test
  void listHasTheKeysInOrderAndTheirSizes() throws IOException {
    BlobStore store = store();
    for (String key : List.of("s/2026/b", "s/2026-x", "s/2026/a", "s/2025/z", "t/a")) {
      store.put(key, BYTES);
    }
    assertThat(keys(store, "s/", "", 10))
        .containsExactly("s/2025/z", "s/2026-x", "s/2026/a", "s/2026/b");
    assertThat(keys(store, "s/2026", "", 10)).containsExactly("s/2026-x", "s/2026/a", "s/2026/b");
    assertThat(store.list("s/", "", 10)).allMatch(listed -> listed.bytes() == BYTES.length);
    assertThat(store.list("s/", "", 10))
        .allMatch(listed -> since(listed.lastModified()).compareTo(Duration.ofMinutes(5)) < 0);
  }

  private static Duration since(Instant time) {
    return Duration.between(time, Instant.now()).abs();
  }

  @Test
  void listGoesOnWhereThePageBeforeEnded() throws IOException {
    BlobStore store = store();
    List<String> all = IntStream.range(10, 35).mapToObj(i -> "s/" + i / 10 + "/" + i).toList();
    for (String key : all) {
      store.put(key, BYTES);
    }
    List<String> read = new ArrayList<>(keys(store, "s/", "", 10));
    while (read.size() % 10 == 0) {
      read.addAll(keys(store, "s/", read.getLast(), 10));
    }
    assertThat(read).isEqualTo(all);
    assertThat(keys(store, "s/", "s/2/", 3)).containsExactly("s/2/20", "s/2/21", "s/2/22");
  }

  private static List<String> keys(BlobStore store, String prefix, String after, int limit)
      throws IOException {
    return store.list(prefix, after, limit).stream().map(BlobStore.Listed::key).toList();
  }

  @Test
  void unfinishedObjectsOfTheDeadAreDiscardedAndOthersKept() throws IOException {
    BlobStore store = store();
    store.put("segments/a", BYTES);
    try (BlobWriter alive = store.create("segments/b")) {
      alive.write(BYTES);
      store.discardUnfinished(Instant.now().minus(Duration.ofHours(1)));
      alive.commit();
    }
    store.discardUnfinished(Instant.now().plus(Duration.ofHours(1)));
    assertThat(keys(store, "", "", 10)).containsExactly("segments/a", "segments/b");
  }

  @Test
  void storeThatWorksSaysSo() throws IOException {
    store().check();
    assertThat(keys(store(), "", "", 10)).isEmpty();
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
