package dev.flowtrail.cluster.power;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flowtrail.server.payload.BlobStore;
import dev.flowtrail.server.payload.FileBlobStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Cuts the power at every place of the payload store's work, thousands of times. */
class PowerLossTest {

  private static final int SEEDS = Integer.getInteger("flowtrail.powerCuts", 5_000);
  private static final int MAX_OPERATIONS = 60;
  private static final int WRITERS = 3;
  private static final int PUTS = 3;

  /** What was to be stored, and which of it the store said to be durable. */
  private record Puts(Map<String, byte[]> begun, Map<String, byte[]> durable) {
    Puts() {
      this(new ConcurrentHashMap<>(), new ConcurrentHashMap<>());
    }
  }

  @Test
  void whatWasStoredSurvivesAPowerCutAndNothingIsHalfThere() throws IOException {
    for (int seed = 0; seed < SEEDS; seed++) {
      Random random = random(seed);
      Puts puts = new Puts();
      SimulatedDisk disk = SimulatedDisk.empty(random.nextInt(MAX_OPERATIONS));
      putUntilTheEnd(disk, puts, random);
      assertKept(seed, disk.afterPowerLoss(random), puts);
    }
  }

  @Test
  void aPowerCutAfterTheProcessDiedTakesNothingEither() throws IOException {
    for (int seed = 0; seed < SEEDS; seed++) {
      Random random = random(seed);
      Puts puts = new Puts();
      SimulatedDisk disk = SimulatedDisk.empty(random.nextInt(MAX_OPERATIONS));
      putUntilTheEnd(disk, puts, random);
      SimulatedDisk next = disk.afterProcessDied(random.nextInt(MAX_OPERATIONS));
      putUntilTheEnd(next, puts, random);
      assertKept(seed, next.afterPowerLoss(random), puts);
    }
  }

  @Test
  void writersSideBySideDoNotRelyOnEachOthersSyncs() throws Exception {
    for (int seed = 0; seed < SEEDS / 5; seed++) {
      Random random = random(seed);
      Puts puts = new Puts();
      SimulatedDisk disk = SimulatedDisk.empty(random.nextInt(MAX_OPERATIONS));
      try (ExecutorService threads = Executors.newFixedThreadPool(WRITERS)) {
        List<Callable<Object>> writers =
            Stream.generate(() -> random(random.nextInt()))
                .limit(WRITERS)
                .map(own -> Executors.callable(() -> putUntilTheEnd(disk, puts, own)))
                .toList();
        for (Future<Object> writer : threads.invokeAll(writers)) {
          writer.get();
        }
      }
      assertKept(seed, disk.afterPowerLoss(random), puts);
    }
  }

  @Test
  void failedSyncIsAFaultAndNeverTakenForDoneByTheNext() throws IOException {
    int faults = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      Random random = random(seed);
      Puts puts = new Puts();
      SimulatedDisk disk = SimulatedDisk.empty(Long.MAX_VALUE);
      disk.failASync(random.nextInt(PUTS));
      faults += putAgainAfterAFault(disk, puts, random);
      assertThat(puts.durable()).hasSize(PUTS);
      assertKept(seed, disk.afterPowerLoss(random), puts);
    }
    assertThat(faults).isEqualTo(SEEDS);
  }

  private static int putAgainAfterAFault(SimulatedDisk disk, Puts puts, Random random)
      throws IOException {
    BlobStore store = open(disk);
    int faults = 0;
    while (puts.durable().size() < PUTS) {
      String key = "segments/2026/01/%x".formatted(puts.durable().size());
      byte[] bytes = new byte[random.nextInt(500)];
      random.nextBytes(bytes);
      puts.begun().put(key, bytes);
      try {
        store.put(key, bytes);
        puts.durable().put(key, bytes);
      } catch (IOException again) {
        faults++;
      }
    }
    return faults;
  }

  /** So the tests above would notice a store that syncs less than it has to. */
  @Test
  void theDiskForgetsWhatWasNotSynced() throws IOException {
    Map<String, Integer> lost = new HashMap<>();
    for (int seed = 0; seed < 100; seed++) {
      SimulatedDisk disk = SimulatedDisk.empty(Long.MAX_VALUE);
      Path file = SimulatedFileSystem.pathOn(disk, "/file");
      Files.write(file, new byte[1000], StandardOpenOption.CREATE_NEW);
      Path survivor = SimulatedFileSystem.pathOn(disk.afterPowerLoss(random(seed)), "/file");
      lost.merge(Files.exists(survivor) ? "bytes" : "name", 1, Integer::sum);
    }
    assertThat(lost).containsOnlyKeys("bytes", "name");
  }

  /** Neighbouring seeds begin alike with the generator of {@link Random}. */
  private static Random random(int seed) {
    return Random.from(new SplittableRandom(seed));
  }

  private static BlobStore open(SimulatedDisk disk) throws IOException {
    return new FileBlobStore(SimulatedFileSystem.pathOn(disk, "/data/payload"));
  }

  private static void putUntilTheEnd(SimulatedDisk disk, Puts puts, Random random) {
    try {
      BlobStore store = open(disk);
      for (int i = 0; i < PUTS; i++) {
        String key = "segments/2026/01/%02d/%x".formatted(random.nextInt(3), random.nextLong());
        byte[] bytes =
            new byte
                [random.nextInt(10) == 0 ? 70_000 + random.nextInt(70_000) : random.nextInt(500)];
        random.nextBytes(bytes);
        puts.begun().put(key, bytes);
        store.put(key, bytes);
        puts.durable().put(key, bytes);
      }
    } catch (SimulatedDisk.PowerLost end) {
      // What was said to be durable until now has to be there.
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static void assertKept(int seed, SimulatedDisk disk, Puts puts) throws IOException {
    for (Map.Entry<String, byte[]> put : puts.begun().entrySet()) {
      boolean there = isThereWhole(seed, disk, put.getKey(), put.getValue());
      if (puts.durable().containsKey(put.getKey())) {
        assertThat(there).as("seed %d: %s is there", seed, put.getKey()).isTrue();
      }
    }
  }

  private static boolean isThereWhole(int seed, SimulatedDisk disk, String key, byte[] bytes)
      throws IOException {
    try {
      byte[] kept = open(disk).read(key, 0, bytes.length);
      assertThat(Arrays.equals(kept, bytes)).as("seed %d: %s is whole", seed, key).isTrue();
      return true;
    } catch (NoSuchFileException absent) {
      return false;
    }
  }
}
