package dev.flowtrail.server.payload;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Packs frames into one segment. Small data of many flows is gathered into common frames, never
 * across teams: packed it shrinks twice as well as alone.
 *
 * <p>A segment begins with {@code FTSEG} and a format number; after that come the frames, each to
 * be found by what the database says of it.
 */
public final class SegmentWriter {

  private static final byte[] HEADER = "FTSEG\0\0\1".getBytes(StandardCharsets.ISO_8859_1);

  private final String objectKey;
  private final ByteArrayOutputStream segment = new ByteArrayOutputStream();
  private final Map<Integer, Pack> openPacks = new HashMap<>();

  public SegmentWriter(String objectKey) {
    this.objectKey = objectKey;
    segment.writeBytes(HEADER);
  }

  /** Adds a frame that holds the data of one observation and nothing else. */
  public Location addOwnFrame(byte[] frame, long dataBytes) {
    return locate(appendFrame(frame), 0, dataBytes, true);
  }

  /**
   * Adds small data to the team's common frame.
   *
   * @return tells the location once the segment is {@linkplain #finish() finished}
   */
  public Supplier<Location> addSmall(int teamId, byte[] bytes, int offset, int length) {
    Pack pack = openPacks.computeIfAbsent(teamId, id -> new Pack());
    int dataOffset = pack.add(bytes, offset, length);
    if (pack.isFull()) {
      openPacks.remove(teamId);
      pack.close();
    }
    return () -> locate(pack.place(), dataOffset, length, false);
  }

  /** Closes the frames that are still open and gives the whole object. */
  public byte[] finish() {
    List<Pack> open = new ArrayList<>(openPacks.values());
    openPacks.clear();
    open.forEach(Pack::close);
    return segment.toByteArray();
  }

  public String objectKey() {
    return objectKey;
  }

  private record Place(long offset, int bytes, int crc32c) {}

  private Place appendFrame(byte[] frame) {
    Place place = new Place(segment.size(), frame.length, Frame.crc32c(frame));
    segment.writeBytes(frame);
    return place;
  }

  private Location locate(Place place, long dataOffset, long dataBytes, boolean ownFrame) {
    return new Location(
        objectKey, place.offset(), place.bytes(), place.crc32c(), dataOffset, dataBytes, ownFrame);
  }

  /** A common frame that still grows. */
  private final class Pack {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private Place place = new Place(0, 0, 0);

    int add(byte[] source, int offset, int length) {
      int dataOffset = bytes.size();
      bytes.write(source, offset, length);
      return dataOffset;
    }

    boolean isFull() {
      return bytes.size() >= Frame.PACKED_FRAME_BYTES;
    }

    void close() {
      place = appendFrame(Frame.compress(bytes.toByteArray()));
    }

    Place place() {
      return place;
    }
  }
}
