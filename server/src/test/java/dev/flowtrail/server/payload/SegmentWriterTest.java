package dev.flowtrail.server.payload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SegmentWriterTest {

  @TempDir Path folder;

  private static final String KEY = "segments/one";
  private static final PayloadCache NO_CACHE = new MemoryPayloadCache(0, System::nanoTime);

  private final ByteArrayOutputStream object = new ByteArrayOutputStream();
  private SegmentWriter segment;
  private BlobStore blobs;

  @BeforeEach
  void open() throws IOException {
    blobs = new FileBlobStore(folder);
    segment = new SegmentWriter(KEY, object);
  }

  private byte[] finish() throws IOException {
    assertThat(segment.finish()).isEqualTo(object.size());
    return object.toByteArray();
  }

  private Supplier<Location> addSmall(int teamId, String data) throws IOException {
    byte[] bytes = ("before" + data + "after").getBytes(UTF_8);
    return segment.addSmall(teamId, bytes, 6, data.getBytes(UTF_8).length);
  }

  private String read(Location location) throws IOException {
    try (InputStream data = new PayloadReader(blobs, NO_CACHE).open(location)) {
      return new String(data.readAllBytes(), UTF_8);
    }
  }

  @Test
  void everyPieceIsFoundWhereItsLocationSays() throws IOException {
    Supplier<Location> small = addSmall(1, "[1]");
    Location own = segment.addOwnFrame(Frame.compress("[2]".getBytes(UTF_8)), 3);
    Supplier<Location> another = addSmall(1, "[3]");
    blobs.put(KEY, finish());
    assertThat(read(small.get())).isEqualTo("[1]");
    assertThat(read(own)).isEqualTo("[2]");
    assertThat(read(another.get())).isEqualTo("[3]");
    assertThat(Frame.decompress(new PayloadReader(blobs, NO_CACHE).readAsFrame(another.get())))
        .isEqualTo("[3]".getBytes(UTF_8));
  }

  @Test
  void twoTeamsNeverShareAFrame() throws IOException {
    List<Supplier<Location>> ours = new ArrayList<>();
    List<Supplier<Location>> theirs = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      ours.add(addSmall(1, "\"" + "ours ".repeat(1_000) + "\""));
      theirs.add(addSmall(2, "\"" + "theirs ".repeat(1_000) + "\""));
    }
    blobs.put(KEY, finish());
    assertThat(frames(ours)).hasSizeGreaterThan(1).doesNotContainAnyElementsOf(frames(theirs));
    for (Supplier<Location> location : ours) {
      byte[] frame = location.get().frame().read(blobs, KEY);
      assertThat(new String(Frame.decompress(frame), UTF_8).contains("theirs")).isFalse();
    }
  }

  private static List<Long> frames(List<Supplier<Location>> locations) {
    return locations.stream().map(location -> location.get().frame().offset()).distinct().toList();
  }

  @Test
  void everyFlippedBitIsNoticed() throws IOException {
    Supplier<Location> location = addSmall(1, "[\"something worth keeping\"]");
    byte[] bytes = finish();
    for (int bit = 0; bit < location.get().frame().bytes() * 8; bit++) {
      byte[] damaged = bytes.clone();
      damaged[(int) location.get().frame().offset() + bit / 8] ^= (byte) (1 << bit % 8);
      blobs.put(KEY, damaged);
      assertThatThrownBy(() -> read(location.get()))
          .isInstanceOf(DamagedFrameException.class)
          .hasMessageContaining("segments/one");
    }
  }
}
