package dev.flowtrail.server.payload;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32C;

/**
 * A large frame, read range by range, so that a reader holds little of it however slow he is. All
 * of it is compared with its checksum before the first byte is given, so that no damaged one is
 * served in part; for that it is read twice.
 */
final class FrameStream extends InputStream {

  /** Larger frames are not held whole. */
  static final int LARGE_FRAME_BYTES = 2 << 20;

  private static final int RANGE_BYTES = 512 << 10;

  /** One range, and what decompresses it. */
  static final long HELD_BYTES = 1 << 20;

  private final BlobStore blobs;
  private final String objectKey;
  private final FramePlace place;
  private byte[] range = {};
  private int position;
  private int fetched;

  private FrameStream(BlobStore blobs, String objectKey, FramePlace place) {
    this.blobs = blobs;
    this.objectKey = objectKey;
    this.place = place;
  }

  static boolean isFor(FramePlace place) {
    return place.bytes() > LARGE_FRAME_BYTES;
  }

  /**
   * @throws DamagedFrameException when it is not what was written
   */
  static InputStream open(BlobStore blobs, String objectKey, FramePlace place) throws IOException {
    new FrameStream(blobs, objectKey, place).requireIntact();
    return new FrameStream(blobs, objectKey, place);
  }

  private void requireIntact() throws IOException {
    CRC32C crc = new CRC32C();
    while (fetchNext()) {
      crc.update(range, 0, range.length);
    }
    if ((int) crc.getValue() != place.crc32c()) {
      throw place.damaged(objectKey);
    }
  }

  private boolean fetchNext() throws IOException {
    int count = Math.min(RANGE_BYTES, place.bytes() - fetched);
    if (count == 0) {
      return false;
    }
    range = blobs.read(objectKey, place.offset() + fetched, count);
    fetched += count;
    position = 0;
    return true;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (position == range.length && !fetchNext()) {
      return -1;
    }
    int count = Math.min(length, range.length - position);
    System.arraycopy(range, position, buffer, offset, count);
    position += count;
    return count;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }
}
