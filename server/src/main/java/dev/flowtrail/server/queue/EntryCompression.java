package dev.flowtrail.server.queue;

import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdDictCompress;
import com.github.luben.zstd.ZstdDictDecompress;
import com.github.luben.zstd.ZstdException;
import java.io.IOException;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.LinkedBlockingDeque;

/**
 * Compresses entries with a dictionary of what all of them have in common: without it a small one
 * takes a third more.
 */
final class EntryCompression {

  /** An entry lives for a second: level 3 takes a third more time for a thirtieth less. */
  private static final int LEVEL = 1;

  private static final ZstdDictCompress COMPRESSING =
      new ZstdDictCompress(EntryDictionary.bytes(), LEVEL);
  private static final ZstdDictDecompress DECOMPRESSING =
      new ZstdDictDecompress(EntryDictionary.bytes());

  /**
   * A context costs more to make than a small entry to compress. The one that was used last comes
   * first: it is still in the processor's cache.
   */
  private static final BlockingDeque<ZstdCompressCtx> COMPRESSORS = pool();

  private static final BlockingDeque<ZstdDecompressCtx> DECOMPRESSORS = pool();

  private EntryCompression() {}

  private static <T> BlockingDeque<T> pool() {
    return new LinkedBlockingDeque<>(2 * Runtime.getRuntime().availableProcessors());
  }

  static byte[] compress(byte[] bytes) {
    ZstdCompressCtx pooled = COMPRESSORS.pollFirst();
    ZstdCompressCtx compressor = pooled == null ? newCompressor() : pooled;
    try {
      return compressor.compress(bytes);
    } finally {
      if (!COMPRESSORS.offerFirst(compressor)) {
        compressor.close();
      }
    }
  }

  private static ZstdCompressCtx newCompressor() {
    return new ZstdCompressCtx()
        .setLevel(LEVEL)
        .setMagicless(true)
        .setContentSize(false)
        .setDictID(false)
        .setChecksum(true)
        .loadDict(COMPRESSING);
  }

  /**
   * @param length how long the bytes are, decompressed
   * @throws IOException when they are not, or are not what was compressed
   */
  static byte[] decompress(byte[] compressed, int length) throws IOException {
    ZstdDecompressCtx pooled = DECOMPRESSORS.pollFirst();
    ZstdDecompressCtx decompressor =
        pooled == null
            ? new ZstdDecompressCtx().setMagicless(true).loadDict(DECOMPRESSING)
            : pooled;
    try {
      byte[] bytes = decompressor.decompress(compressed, length);
      if (bytes.length != length) {
        throw new IOException("expected %d bytes but were %d".formatted(length, bytes.length));
      }
      return bytes;
    } catch (ZstdException e) {
      throw new IOException("the submission cannot be decompressed", e);
    } finally {
      if (!DECOMPRESSORS.offerFirst(decompressor)) {
        decompressor.close();
      }
    }
  }
}
