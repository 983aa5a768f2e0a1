package dev.flowtrail.server.payload;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Reads the data of observations. Thread-safe. */
public final class PayloadReader {

  private final BlobStore blobs;

  public PayloadReader(BlobStore blobs) {
    this.blobs = blobs;
  }

  /**
   * The data as it was captured, decompressed while it is read.
   *
   * @throws DamagedFrameException when the stored bytes are not those that were written
   */
  public InputStream open(Location location) throws IOException {
    byte[] frame = readFrame(location);
    if (location.ownFrame()) {
      return Frame.decompressing(frame);
    }
    byte[] packed = Frame.decompress(frame);
    return new ByteArrayInputStream(
        packed, Math.toIntExact(location.dataOffset()), Math.toIntExact(location.dataBytes()));
  }

  /** The data as a zstd frame of its own: the stored one where there is one. */
  public byte[] readAsFrame(Location location) throws IOException {
    byte[] frame = readFrame(location);
    if (location.ownFrame()) {
      return frame;
    }
    byte[] packed = Frame.decompress(frame);
    int from = Math.toIntExact(location.dataOffset());
    int to = Math.toIntExact(location.dataOffset() + location.dataBytes());
    return Frame.compress(Arrays.copyOfRange(packed, from, to));
  }

  private byte[] readFrame(Location location) throws IOException {
    return location.frame().read(blobs, location.objectKey());
  }
}
