package dev.flowtrail.server.payload;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/** The compressed unit of payload: a zstd frame that can be decoded on its own. */
public final class Frame {

  /** An observation of so many bytes or more gets a frame of its own. */
  public static final int OWN_FRAME_BYTES = 16 << 10;

  /** Small observations are gathered up to so many bytes before they are compressed together. */
  public static final int PACKED_FRAME_BYTES = 128 << 10;

  /** Level 3 halves what level 1 leaves of small JSON for a third of its speed's loss. */
  public static final int LEVEL = 3;

  private Frame() {}

  /** Compresses bytes into a frame that carries its size. */
  public static byte[] compress(byte[] bytes) {
    return Zstd.compress(bytes, LEVEL);
  }

  /**
   * Decompresses a whole frame.
   *
   * @throws DamagedFrameException when the bytes are not a frame that this server wrote
   */
  public static byte[] decompress(byte[] frame) {
    long size = Zstd.getFrameContentSize(frame);
    if (size < 0 || size > Integer.MAX_VALUE) {
      throw new DamagedFrameException("expected a frame that names its size");
    }
    try {
      return Zstd.decompress(frame, (int) size);
    } catch (ZstdException e) {
      throw new DamagedFrameException("the frame cannot be decompressed: " + e.getMessage());
    }
  }

  /** The checksum of the frame as it is stored. */
  public static int crc32c(byte[] frame) {
    CRC32C crc = new CRC32C();
    crc.update(ByteBuffer.wrap(frame));
    return (int) crc.getValue();
  }
}
