package dev.flowtrail.server.payload;

import com.github.luben.zstd.RecyclingBufferPool;
import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdException;
import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.zip.CRC32C;

/** The compressed unit of payload: a zstd frame that can be decoded on its own. */
public final class Frame {

  /** An observation of so many bytes or more gets a frame of its own. */
  public static final int OWN_FRAME_BYTES = 16 << 10;

  /** Small observations are gathered up to so many bytes before they are compressed together. */
  public static final int PACKED_FRAME_BYTES = 128 << 10;

  /** Of films' JSON in frames level 3 leaves 2 to 5 % less, for a quarter to a third more time. */
  public static final int LEVEL = 1;

  /**
   * A context costs more to make than a small frame to compress. The one that was used last comes
   * first: it is still in the processor's cache.
   */
  private static final BlockingDeque<ZstdCompressCtx> COMPRESSORS =
      new LinkedBlockingDeque<>(2 * Runtime.getRuntime().availableProcessors());

  private Frame() {}

  /** Compresses bytes into a frame that carries its size. */
  public static byte[] compress(byte[] bytes) {
    return compress(bytes, bytes.length);
  }

  /** Compresses the first bytes into a frame that carries its size. */
  public static byte[] compress(byte[] bytes, int length) {
    ZstdCompressCtx pooled = COMPRESSORS.pollFirst();
    ZstdCompressCtx compressor = pooled == null ? new ZstdCompressCtx().setLevel(LEVEL) : pooled;
    try {
      byte[] frame = new byte[Math.toIntExact(Zstd.compressBound(length))];
      int size = compressor.compressByteArray(frame, 0, frame.length, bytes, 0, length);
      return Arrays.copyOf(frame, size);
    } finally {
      if (!COMPRESSORS.offerFirst(compressor)) {
        compressor.close();
      }
    }
  }

  /** Begins a frame that is compressed while its bytes arrive; it does not carry its size. */
  public static OutputStream compressTo(OutputStream out) throws IOException {
    return new ZstdOutputStreamNoFinalizer(out, RecyclingBufferPool.INSTANCE, LEVEL);
  }

  /** Decompresses a frame while it is read. */
  public static InputStream decompressing(byte[] frame) throws IOException {
    return decompressing(new ByteArrayInputStream(frame));
  }

  /** The same for one that is not held whole. */
  static InputStream decompressing(InputStream frame) throws IOException {
    return new ZstdInputStreamNoFinalizer(frame, RecyclingBufferPool.INSTANCE);
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
    crc.update(frame, 0, frame.length);
    return (int) crc.getValue();
  }
}
