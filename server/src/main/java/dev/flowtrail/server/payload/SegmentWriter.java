package dev.flowtrail.server.payload;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Packs the data of many flows into one segment. Small data is gathered into common frames, never
 * across teams: packed it shrinks twice as well as alone.
 */
public final class SegmentWriter {

  private final String objectKey;
  private final SegmentOutput segment;
  private final Map<Integer, Pack> openPacks = new HashMap<>();

  /**
   * @param out whose stream it is closes it
   */
  public SegmentWriter(String objectKey, OutputStream out) throws IOException {
    this.objectKey = objectKey;
    this.segment = new SegmentOutput(out);
  }

  /** Adds a frame that holds the data of one observation and nothing else. */
  public Location addOwnFrame(byte[] frame, long dataBytes) throws IOException {
    return new Location(objectKey, segment.add(frame), 0, dataBytes, true);
  }

  /**
   * Adds small data to the team's common frame.
   *
   * @return tells the location once the segment is {@linkplain #finish() finished}
   */
  public Supplier<Location> addSmall(int teamId, byte[] bytes, int offset, int length)
      throws IOException {
    Pack pack = openPacks.computeIfAbsent(teamId, id -> new Pack());
    int dataOffset = pack.add(bytes, offset, length);
    if (pack.isFull()) {
      openPacks.remove(teamId);
      pack.close();
    }
    return () -> new Location(objectKey, pack.place(), dataOffset, length, false);
  }

  /**
   * Closes the frames that are still open.
   *
   * @return how long the segment is
   */
  public long finish() throws IOException {
    List<Pack> open = new ArrayList<>(openPacks.values());
    openPacks.clear();
    for (Pack pack : open) {
      pack.close();
    }
    return segment.size();
  }

  public String objectKey() {
    return objectKey;
  }

  /** A common frame that still grows. */
  private final class Pack {
    private static final FramePlace NOWHERE = new FramePlace(0, 0, 0);

    private final RawBytes bytes = new RawBytes();
    private FramePlace place = NOWHERE;

    int add(byte[] source, int offset, int length) {
      int dataOffset = bytes.size();
      bytes.write(source, offset, length);
      return dataOffset;
    }

    boolean isFull() {
      return bytes.size() >= Frame.PACKED_FRAME_BYTES;
    }

    void close() throws IOException {
      place = segment.add(bytes.compress());
    }

    FramePlace place() {
      return place;
    }
  }
}
