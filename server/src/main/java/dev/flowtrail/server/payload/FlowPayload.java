package dev.flowtrail.server.payload;

import dev.flowtrail.server.payload.PayloadCache.FrameKey;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the data of the observations of one flow, in bounded memory. Frames that are neighbours are
 * fetched together and held until the last observation in them was opened. Not thread-safe.
 */
public final class FlowPayload {

  /** What is fetched beyond it together with what is wanted may have to be fetched again. */
  private static final long MAX_HELD_BYTES = 4L << 20;

  private final PayloadReader reader;
  private final Map<FrameKey, Integer> openings = new HashMap<>();
  private final Map<FrameKey, FrameRun> notFetched = new HashMap<>();
  private final Map<FrameKey, byte[]> held = new HashMap<>();
  private final long mostHeldBytes;
  private @Nullable IOException outage;
  private long heldBytes;
  private @Nullable FrameKey unpackedKey;
  private byte[] unpacked = {};

  FlowPayload(PayloadReader reader, List<Location> locations) {
    this.reader = reader;
    locations.forEach(location -> openings.merge(key(location), 1, Integer::sum));
    mostHeldBytes =
        Math.min(
            locations.stream().mapToLong(reader::heldBytes).sum(),
            MAX_HELD_BYTES + FrameRun.MAX_BYTES);
    List<Location> held = locations.stream().filter(it -> !reader.isLarge(it)).toList();
    for (FrameRun run : FrameRun.of(held)) {
      run.frames()
          .forEach(frame -> notFetched.put(new FrameKey(run.objectKey(), frame.offset()), run));
    }
  }

  /** About how many bytes of heap this holds at most. */
  public long mostHeldBytes() {
    return mostHeldBytes;
  }

  private static FrameKey key(Location location) {
    return new FrameKey(location.objectKey(), location.frame().offset());
  }

  /**
   * The data of one of the locations, decompressed while it is read.
   *
   * @throws DamagedFrameException when the stored bytes are not those that were written
   */
  public InputStream open(Location location) throws IOException {
    if (reader.isLarge(location)) {
      return openLarge(location);
    }
    FrameKey key = key(location);
    if (key.equals(unpackedKey)) {
      return PayloadReader.slice(unpacked, location);
    }
    byte[] frame = frame(key, location);
    release(key);
    if (location.ownFrame()) {
      return Frame.decompressing(frame);
    }
    unpacked = Frame.decompress(frame);
    unpackedKey = key;
    return PayloadReader.slice(unpacked, location);
  }

  private InputStream openLarge(Location location) throws IOException {
    if (outage != null) {
      throw outage;
    }
    return reader.openLarge(location);
  }

  private byte[] frame(FrameKey key, Location location) throws IOException {
    byte[] fetched = held.get(key);
    if (fetched != null) {
      return fetched;
    }
    Optional<byte[]> known = reader.findFrame(location.objectKey(), location.frame());
    if (known.isPresent()) {
      return known.get();
    }
    if (outage != null) {
      throw outage;
    }
    FrameRun run = notFetched.get(key);
    if (run != null && run.frames().size() > 1) {
      fetch(run);
    }
    byte[] justFetched = held.get(key);
    return justFetched != null
        ? justFetched
        : reader.readFrame(location.objectKey(), location.frame());
  }

  /**
   * Where the object ends too early, each frame is asked for alone: some may still be there. When
   * the store is not well it is not asked again for each of the rest.
   */
  private void fetch(FrameRun run) throws IOException {
    run.frames().forEach(frame -> notFetched.remove(new FrameKey(run.objectKey(), frame.offset())));
    try {
      byte[] bytes = reader.readRange(run.range());
      for (FramePlace frame : run.frames()) {
        int from = Math.toIntExact(frame.offset() - run.range().offset());
        hold(run.objectKey(), frame, Arrays.copyOfRange(bytes, from, from + frame.bytes()));
      }
    } catch (EOFException | NoSuchFileException eachAlone) {
      // Told by the read that follows.
    } catch (IOException e) {
      outage = e;
      throw e;
    }
  }

  /** A damaged one is not held: who asks for it alone is told. */
  private void hold(String objectKey, FramePlace frame, byte[] bytes) {
    if (frame.isIntact(bytes)) {
      reader.keep(objectKey, frame, bytes);
      if (heldBytes + bytes.length <= MAX_HELD_BYTES) {
        held.put(new FrameKey(objectKey, frame.offset()), bytes);
        heldBytes += bytes.length;
      }
    }
  }

  private void release(FrameKey key) {
    if (openings.merge(key, -1, Integer::sum) <= 0) {
      byte[] frame = held.remove(key);
      heldBytes -= frame == null ? 0 : frame.length;
    }
  }
}
