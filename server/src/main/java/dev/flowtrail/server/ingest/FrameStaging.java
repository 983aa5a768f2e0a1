package dev.flowtrail.server.ingest;

import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import dev.flowtrail.protocol.LimitExceededException;
import dev.flowtrail.server.payload.Frame;
import dev.flowtrail.server.queue.StagedData.Place;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Compresses the data of one submission while it arrives: a large observation into a frame of its
 * own, without ever holding it whole, the small ones together.
 */
final class FrameStaging implements AutoCloseable {

  private static final byte[] NOT_YET = {};

  private final long maxObservationBytes;
  private final List<byte[]> frames = new ArrayList<>();
  private @Nullable Common common;
  private @Nullable OutputStream compressor;

  FrameStaging(long maxObservationBytes) {
    this.maxObservationBytes = maxObservationBytes;
  }

  /** Begins the next observation; the one before is closed. */
  Data next() {
    return new Data();
  }

  /** Closes the common frame and gives all. */
  List<byte[]> finish() {
    closeCommon();
    return frames;
  }

  /** Frees what an observation holds that never came to its end. */
  @Override
  public void close() throws IOException {
    if (compressor != null) {
      compressor.close();
    }
  }

  private int reserveFrame() {
    frames.add(NOT_YET);
    return frames.size() - 1;
  }

  private void closeCommon() {
    if (common != null) {
      frames.set(common.frame, Frame.compress(common.bytes.toByteArray()));
      common = null;
    }
  }

  private Place addToCommon(ByteArrayOutputStream small) throws IOException {
    if (common == null) {
      common = new Common(reserveFrame());
    }
    Place place = new Place(common.frame, common.bytes.size(), false);
    small.writeTo(common.bytes);
    if (common.bytes.size() >= Frame.PACKED_FRAME_BYTES) {
      closeCommon();
    }
    return place;
  }

  /** The frame that small observations share. */
  private static final class Common {
    private final int frame;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Common(int frame) {
      this.frame = frame;
    }
  }

  /** Takes the bytes of one observation. */
  final class Data extends OutputStream {
    private final ByteArrayOutputStream small = new ByteArrayOutputStream();
    private final ByteArrayOutputStream large = new ByteArrayOutputStream();
    private long length;

    @Override
    public void write(int value) throws IOException {
      write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
      length += count;
      if (length > maxObservationBytes) {
        throw new LimitExceededException("maxObservationBytes", maxObservationBytes);
      }
      if (compressor == null && length >= Frame.OWN_FRAME_BYTES) {
        compressor = new ZstdOutputStreamNoFinalizer(large, Frame.LEVEL);
        small.writeTo(compressor);
      }
      (compressor == null ? small : compressor).write(bytes, offset, count);
    }

    long length() {
      return length;
    }

    /** Closes the observation and tells where it lies. */
    Place place() throws IOException {
      if (compressor == null) {
        return addToCommon(small);
      }
      compressor.close();
      compressor = null;
      int frame = reserveFrame();
      frames.set(frame, large.toByteArray());
      return new Place(frame, 0, true);
    }
  }
}
