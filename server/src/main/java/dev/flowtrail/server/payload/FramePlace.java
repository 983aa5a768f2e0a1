package dev.flowtrail.server.payload;

import java.io.IOException;

/**
 * Where a frame lies in an object.
 *
 * @param offset where it begins
 * @param bytes how long it is, compressed
 * @param crc32c the checksum of the compressed bytes
 */
public record FramePlace(long offset, int bytes, int crc32c) {

  /**
   * Reads the frame.
   *
   * @throws DamagedFrameException when it is not what was written
   */
  public byte[] read(BlobStore blobs, String objectKey) throws IOException {
    byte[] frame = blobs.read(objectKey, offset, bytes);
    if (!isIntact(frame)) {
      throw damaged(objectKey);
    }
    return frame;
  }

  DamagedFrameException damaged(String objectKey) {
    return new DamagedFrameException(
        "%s: the frame at %d does not match its checksum".formatted(objectKey, offset));
  }

  /** Whether these are the bytes that were written. */
  boolean isIntact(byte[] frame) {
    return frame.length == bytes && Frame.crc32c(frame) == crc32c;
  }
}
