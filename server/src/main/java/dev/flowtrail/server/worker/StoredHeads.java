package dev.flowtrail.server.worker;

import dev.flowtrail.server.payload.BlobStore;
import dev.flowtrail.server.payload.Frame;
import dev.flowtrail.server.payload.FramePlace;
import dev.flowtrail.server.payload.PayloadUnavailableException;
import dev.flowtrail.server.queue.ObjectReference;
import dev.flowtrail.server.queue.StagedFlow.ObjectFrame;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;

/** Reads the heads of flows whose data is in objects of the payload store. */
final class StoredHeads implements ObjectReference.Heads {

  private final BlobStore blobs;

  StoredHeads(BlobStore blobs) {
    this.blobs = blobs;
  }

  /**
   * {@inheritDoc}
   *
   * @throws PayloadUnavailableException when the payload store cannot be reached
   * @throws UncheckedIOException when the object is not there, or not whole
   */
  @Override
  public byte[] read(ObjectReference reference) {
    ObjectFrame head = reference.head();
    FramePlace place = new FramePlace(head.offset(), head.bytes(), head.crc32c());
    try {
      return Frame.decompress(place.read(blobs, reference.objectKey()));
    } catch (NoSuchFileException | EOFException e) {
      throw new UncheckedIOException(
          "%s, the object of a submission, is missing or cut short"
              .formatted(reference.objectKey()),
          e);
    } catch (IOException e) {
      throw new PayloadUnavailableException("the payload store did not give a flow's head", e);
    }
  }
}
