package dev.flowtrail.server.payload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PayloadReaderTest {

  private static final String KEY = "segments/one";
  private static final int READERS = 50;

  @TempDir Path folder;
  private FileBlobStore files;
  private CountedReads reads;

  @BeforeEach
  void open() throws IOException {
    files = new FileBlobStore(folder);
    reads = new CountedReads(files);
  }

  private PayloadReader reader(long cacheBytes) {
    return new PayloadReader(reads.store(), new MemoryPayloadCache(cacheBytes, System::nanoTime));
  }

  /** One frame for each number, in the order of the numbers. */
  private List<Location> store(int count) throws IOException {
    ByteArrayOutputStream object = new ByteArrayOutputStream();
    SegmentWriter segment = new SegmentWriter(KEY, object);
    List<Location> locations = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      byte[] data = data(i).getBytes(UTF_8);
      locations.add(segment.addOwnFrame(Frame.compress(data), data.length));
    }
    segment.finish();
    files.put(KEY, object.toByteArray());
    return locations;
  }

  private static String data(int number) {
    return "[" + number + "]";
  }

  private static String text(InputStream data) throws IOException {
    try (data) {
      return new String(data.readAllBytes(), UTF_8);
    }
  }

  @Test
  void whatWasReadIsNotFetchedAgain() throws IOException {
    Location location = store(1).getFirst();
    PayloadReader reader = reader(1_000_000);
    assertThat(text(reader.open(location))).isEqualTo(data(0));
    assertThat(text(reader.open(location))).isEqualTo(data(0));
    assertThat(reads.count()).isEqualTo(1);
  }

  /**
   * A segment has no format of its own, only frames that the database tells the places of: what
   * lies around them, and how they were compressed, is nobody's business.
   */
  @Test
  void segmentThatAnotherVersionLaidOutInItsOwnWayIsRead() throws IOException {
    byte[] frame = HexFormat.of().parseHex("28b52ffd20031900005b375d");
    byte[] object = Arrays.copyOf("a head of former times".getBytes(UTF_8), 100);
    System.arraycopy(frame, 0, object, 50, frame.length);
    files.put(KEY, object);
    FramePlace place = new FramePlace(50, frame.length, Frame.crc32c(frame));
    assertThat(text(reader(0).open(new Location(KEY, place, 0, 3, true)))).isEqualTo(data(7));
  }

  private Location storeLarge() throws IOException {
    byte[] noise = new byte[2 * FrameStream.LARGE_FRAME_BYTES];
    new Random(1).nextBytes(noise);
    ByteArrayOutputStream object = new ByteArrayOutputStream();
    SegmentWriter segment = new SegmentWriter(KEY, object);
    Location location = segment.addOwnFrame(Frame.compress(noise), noise.length);
    segment.finish();
    files.put(KEY, object.toByteArray());
    return location;
  }

  @Test
  void largeFrameIsReadInPieces() throws IOException {
    Location location = storeLarge();
    byte[] noise = new byte[2 * FrameStream.LARGE_FRAME_BYTES];
    new Random(1).nextBytes(noise);
    try (InputStream data = reader(1_000_000).open(location)) {
      assertThat(data.readAllBytes()).isEqualTo(noise);
    }
    assertThat(reads.count()).isGreaterThan(10);
  }

  @Test
  void largeFrameThatIsDamagedAtItsEndIsNotServedInPart() throws IOException {
    Location location = storeLarge();
    byte[] object = Files.readAllBytes(folder.resolve(KEY));
    object[(int) location.frame().offset() + location.frame().bytes() - 1] ^= 1;
    Files.write(folder.resolve(KEY), object);
    assertThatThrownBy(() -> reader(0).open(location)).isInstanceOf(DamagedFrameException.class);
  }

  @Test
  void concurrentReadersOfOneColdObservationCauseOneRead() throws Exception {
    Location location = store(1).getFirst();
    CountDownLatch allHere = new CountDownLatch(READERS);
    reads.before(number -> await(allHere));
    for (Future<String> text : readTogether(reader(0), location, allHere)) {
      assertThat(text.get()).isEqualTo(data(0));
    }
    assertThat(reads.count()).isLessThan(READERS / 2);
  }

  @Test
  void readersDoNotFailBecauseTheFirstOfThemDid() throws Exception {
    Location location = store(1).getFirst();
    CountDownLatch allHere = new CountDownLatch(READERS);
    reads.before(number -> {
      await(allHere);
      if (number == 1) {
        throw new IOException("only this once");
      }
    });
    int failed = 0;
    for (Future<String> text : readTogether(reader(1_000_000), location, allHere)) {
      failed += text.state() == Future.State.FAILED ? 1 : 0;
    }
    assertThat(failed).isLessThanOrEqualTo(1);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Future<String>> readTogether(
      PayloadReader reader, Location location, CountDownLatch allHere) throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<String> read =
          () -> {
            allHere.countDown();
            return text(reader.open(location));
          };
      return threads.invokeAll(IntStream.range(0, READERS).mapToObj(i -> read).toList());
    }
  }

  @Test
  void neighboursOfAFlowAreFetchedTogether() throws IOException {
    List<Location> locations = store(100);
    FlowPayload flow = reader(0).openFlow(locations);
    for (int i = 0; i < locations.size(); i++) {
      assertThat(text(flow.open(locations.get(i)))).isEqualTo(data(i));
    }
    assertThat(reads.count()).isEqualTo(1);
  }

  @Test
  void whatIsFarApartIsFetchedApart() throws IOException {
    List<Location> near = store(2);
    byte[] far = Frame.compress(data(7).getBytes(UTF_8));
    byte[] object = new byte[1_000_000 + far.length];
    byte[] segment = files.read(KEY, 0, (int) end(near.getLast()));
    System.arraycopy(segment, 0, object, 0, segment.length);
    System.arraycopy(far, 0, object, 1_000_000, far.length);
    files.put(KEY, object);
    FramePlace place = new FramePlace(1_000_000, far.length, Frame.crc32c(far));
    Location last = new Location(KEY, place, 0, 3, true);
    FlowPayload flow = reader(0).openFlow(List.of(near.get(0), near.get(1), last));
    assertThat(text(flow.open(near.get(0)))).isEqualTo(data(0));
    assertThat(text(flow.open(last))).isEqualTo(data(7));
    assertThat(text(flow.open(near.get(1)))).isEqualTo(data(1));
    assertThat(reads.count()).isEqualTo(2);
  }

  private static long end(Location location) {
    return location.frame().offset() + location.frame().bytes();
  }

  @Test
  void damagedNeighbourIsReportedAndTheOthersAreRead() throws IOException {
    List<Location> locations = store(3);
    byte[] object = files.read(KEY, 0, (int) end(locations.getLast()));
    object[(int) locations.get(1).frame().offset() + 3] ^= 1;
    files.put(KEY, object);
    FlowPayload flow = reader(1_000_000).openFlow(locations);
    assertThat(text(flow.open(locations.get(0)))).isEqualTo(data(0));
    assertThatThrownBy(() -> flow.open(locations.get(1))).isInstanceOf(DamagedFrameException.class);
    assertThat(text(flow.open(locations.get(2)))).isEqualTo(data(2));
  }

  @Test
  void objectThatIsCutShortStillGivesWhatIsThere() throws IOException {
    List<Location> locations = store(3);
    files.put(KEY, files.read(KEY, 0, (int) end(locations.get(1))));
    FlowPayload flow = reader(0).openFlow(locations);
    assertThat(text(flow.open(locations.get(0)))).isEqualTo(data(0));
    assertThat(text(flow.open(locations.get(1)))).isEqualTo(data(1));
    assertThatThrownBy(() -> flow.open(locations.get(2))).isInstanceOf(IOException.class);
  }

  @Test
  void storeThatIsDownIsAskedOnceForAFlow() throws IOException {
    List<Location> locations = store(10);
    reads.before(number -> {
      throw new IOException("down");
    });
    FlowPayload flow = reader(0).openFlow(locations);
    for (Location location : locations) {
      assertThatThrownBy(() -> flow.open(location)).hasMessageContaining("down");
    }
    assertThat(reads.count()).isEqualTo(1);
  }
}
