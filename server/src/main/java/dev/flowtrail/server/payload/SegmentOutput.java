package dev.flowtrail.server.payload;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/**
 * Writes a segment: {@code FTSEG} and a format number, then one frame behind the other, each to be
 * found by what is said of it elsewhere. A frame is what is written between two calls of {@link
 * #endFrame}. Not thread-safe.
 */
public final class SegmentOutput extends OutputStream {

  private static final byte[] HEADER = "FTSEG\0\0\1".getBytes(StandardCharsets.ISO_8859_1);

  private final OutputStream out;
  private final CRC32C crc = new CRC32C();
  private long size;
  private long frameOffset;

  /** Begins with the header; whose stream it is closes it. */
  public SegmentOutput(OutputStream out) throws IOException {
    this.out = out;
    out.write(HEADER);
    size = HEADER.length;
    frameOffset = size;
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int count) throws IOException {
    out.write(bytes, offset, count);
    crc.update(bytes, offset, count);
    size += count;
  }

  /** Ends the frame and tells where it is. */
  public FramePlace endFrame() {
    FramePlace place =
        new FramePlace(frameOffset, Math.toIntExact(size - frameOffset), (int) crc.getValue());
    crc.reset();
    frameOffset = size;
    return place;
  }

  /** Writes a whole frame. */
  public FramePlace add(byte[] frame) throws IOException {
    write(frame, 0, frame.length);
    return endFrame();
  }

  /** How long the segment is by now. */
  public long size() {
    return size;
  }
}
