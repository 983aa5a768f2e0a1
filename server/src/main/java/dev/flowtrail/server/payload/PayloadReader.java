package dev.flowtrail.server.payload;

import dev.flowtrail.server.payload.PayloadCache.FrameKey;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the data of observations, from the cache or else from the payload store. What is read is
 * compared with its checksum, wherever it comes from. Thread-safe.
 */
public final class PayloadReader {

  private final BlobStore blobs;
  private final PayloadCache cache;
  private final boolean remembering;
  private volatile @Nullable Unpacked last;
  private final SingleFlight<Range, byte[]> loads = new SingleFlight<>();

  public PayloadReader(BlobStore blobs, PayloadCache cache) {
    this(blobs, cache, false);
  }

  private PayloadReader(BlobStore blobs, PayloadCache cache, boolean remembering) {
    this.blobs = blobs;
    this.cache = cache;
    this.remembering = remembering;
  }

  /**
   * For who reads the data of many flows in the order in which it is stored: of what lies in one
   * frame all is read out of one decompression.
   */
  public static PayloadReader forNeighbours(BlobStore blobs, PayloadCache cache) {
    return new PayloadReader(blobs, cache, true);
  }

  /** A frame of several observations, decompressed. */
  private record Unpacked(FrameKey key, byte[] bytes) {}

  /** A part of an object. */
  record Range(String objectKey, long offset, int length) {}

  /**
   * The data as it was captured, decompressed while it is read.
   *
   * @throws DamagedFrameException when the stored bytes are not those that were written
   */
  public InputStream open(Location location) throws IOException {
    if (isLarge(location)) {
      return openLarge(location);
    }
    return location.ownFrame()
        ? Frame.decompressing(readFrame(location.objectKey(), location.frame()))
        : slice(unpacked(location), location);
  }

  private byte[] unpacked(Location location) throws IOException {
    FrameKey key = new FrameKey(location.objectKey(), location.frame().offset());
    Unpacked known = last;
    if (known != null && known.key().equals(key)) {
      return known.bytes();
    }
    byte[] bytes = Frame.decompress(readFrame(location.objectKey(), location.frame()));
    last = remembering ? new Unpacked(key, bytes) : null;
    return bytes;
  }

  /** Whether the frame is read range by range; {@link #readAsFrame} is not for those. */
  public boolean isLarge(Location location) {
    return location.ownFrame() && FrameStream.isFor(location.frame());
  }

  /** About how many bytes of heap who reads it holds at a time. */
  public long heldBytes(Location location) {
    return isLarge(location) ? FrameStream.HELD_BYTES : location.frame().bytes();
  }

  InputStream openLarge(Location location) throws IOException {
    return Frame.decompressing(openAsFrame(location));
  }

  /** The stored frame of a large one, as it is. */
  public InputStream openAsFrame(Location location) throws IOException {
    return FrameStream.open(blobs, location.objectKey(), location.frame());
  }

  static InputStream slice(byte[] packed, Location location) {
    return new ByteArrayInputStream(
        packed, Math.toIntExact(location.dataOffset()), Math.toIntExact(location.dataBytes()));
  }

  /** The data as a zstd frame of its own: the stored one where there is one. */
  public byte[] readAsFrame(Location location) throws IOException {
    byte[] frame = readFrame(location.objectKey(), location.frame());
    if (location.ownFrame()) {
      return frame;
    }
    byte[] packed = Frame.decompress(frame);
    int from = Math.toIntExact(location.dataOffset());
    int to = Math.toIntExact(location.dataOffset() + location.dataBytes());
    return Frame.compress(Arrays.copyOfRange(packed, from, to));
  }

  /**
   * For who reads the data of many observations of one flow: frames that lie beside each other are
   * fetched together.
   *
   * @param locations all that will be opened
   */
  public FlowPayload openFlow(List<Location> locations) {
    return new FlowPayload(this, locations);
  }

  byte[] readFrame(String objectKey, FramePlace place) throws IOException {
    Optional<byte[]> known = findFrame(objectKey, place);
    return known.isPresent()
        ? known.get()
        : loads.get(
            new Range(objectKey, place.offset(), place.bytes()), () -> load(objectKey, place));
  }

  Optional<byte[]> findFrame(String objectKey, FramePlace place) {
    return cache.find(new FrameKey(objectKey, place.offset())).filter(place::isIntact);
  }

  private byte[] load(String objectKey, FramePlace place) throws IOException {
    byte[] frame = place.read(blobs, objectKey);
    keep(objectKey, place, frame);
    return frame;
  }

  void keep(String objectKey, FramePlace place, byte[] frame) {
    cache.keep(new FrameKey(objectKey, place.offset()), frame);
  }

  /** Bytes that are not compared with anything yet. */
  byte[] readRange(Range range) throws IOException {
    return loads.get(range, () -> blobs.read(range.objectKey(), range.offset(), range.length()));
  }
}
