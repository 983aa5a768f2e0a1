package dev.flowtrail.server.ingest;

import dev.flowtrail.protocol.LimitExceededException;
import dev.flowtrail.server.payload.Frame;
import dev.flowtrail.server.payload.RawBytes;
import dev.flowtrail.server.queue.StagedData.Place;
import dev.flowtrail.server.queue.StagedDocument;
import dev.flowtrail.server.queue.Submission;
import dev.flowtrail.server.queue.Submission.Origin;
import java.io.IOException;
import java.io.OutputStream;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Compresses the data of one submission while it arrives: a large observation into a frame of its
 * own, without ever holding it whole, the small ones together.
 */
final class FrameStaging implements AutoCloseable {

  /**
   * An observation that is larger is compressed while it arrives. It takes some 3 MB outside of the
   * heap, while a client may be slow, so that smaller ones are compressed at once.
   */
  static final int HELD_BYTES = 256 << 10;

  private final long maxObservationBytes;
  private final StagedFrames frames;
  private final RawBytes raw = new RawBytes();
  private @Nullable Common common;
  private @Nullable OutputStream compressor;

  FrameStaging(long maxObservationBytes, StagedFrames frames) {
    this.maxObservationBytes = maxObservationBytes;
    this.frames = frames;
  }

  /** Begins the next observation; the one before is closed. */
  Data next() {
    raw.reset();
    return new Data();
  }

  /** Puts all together. */
  Submission finish(Origin origin, UUID fingerprint, StagedDocument document) {
    if (common != null) {
      frames.setLast(common.frame, common.bytes);
    }
    return frames.finish(origin, fingerprint, document);
  }

  /** Frees what an observation holds that never came to its end. */
  @Override
  public void close() throws IOException {
    try (frames) {
      if (compressor != null) {
        compressor.close();
      }
    }
  }

  private Place addToCommon() throws IOException {
    if (common == null) {
      common = new Common(frames.reserve());
    }
    Place place = new Place(common.frame, common.bytes.size(), false);
    raw.writeTo(common.bytes);
    if (common.bytes.size() >= Frame.PACKED_FRAME_BYTES) {
      frames.set(common.frame, common.bytes.compress());
      common = null;
    }
    return place;
  }

  /** The frame that small observations share. */
  private static final class Common {
    private final int frame;
    private final RawBytes bytes = new RawBytes();

    Common(int frame) {
      this.frame = frame;
    }
  }

  /** Takes the bytes of one observation. */
  final class Data extends OutputStream {
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
      if (compressor == null && length > HELD_BYTES) {
        compressor = Frame.compressTo(frames.output());
        raw.writeTo(compressor);
      }
      (compressor == null ? raw : compressor).write(bytes, offset, count);
    }

    long length() {
      return length;
    }

    /** Closes the observation and tells where it lies. */
    Place place() throws IOException {
      if (length < Frame.OWN_FRAME_BYTES) {
        return addToCommon();
      }
      int frame = frames.reserve();
      if (compressor == null) {
        frames.set(frame, raw.compress());
      } else {
        compressor.close();
        compressor = null;
        frames.endOutput(frame);
      }
      return new Place(frame, 0, true);
    }
  }
}
