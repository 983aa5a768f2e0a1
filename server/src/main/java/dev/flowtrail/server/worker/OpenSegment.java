package dev.flowtrail.server.worker;

import dev.flowtrail.server.payload.BlobStore;
import dev.flowtrail.server.payload.BlobWriter;
import dev.flowtrail.server.payload.PayloadUnavailableException;
import dev.flowtrail.server.payload.SegmentKeys;
import dev.flowtrail.server.payload.SegmentWriter;
import dev.flowtrail.server.store.FlowStore.NewSegment;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A segment in the making, which is begun only when there is something to put into it. */
final class OpenSegment implements AutoCloseable {

  private final BlobStore blobs;
  private final Instant now;
  private @Nullable BlobWriter object;
  private @Nullable SegmentWriter writer;

  OpenSegment(BlobStore blobs, Instant now) {
    this.blobs = blobs;
    this.now = now;
  }

  SegmentWriter writer() throws IOException {
    if (writer == null) {
      String key = SegmentKeys.next(now);
      object = blobs.create(key);
      writer = new SegmentWriter(key, object);
    }
    return writer;
  }

  /**
   * Ends the segment.
   *
   * @return what became durable, if anything
   */
  Optional<NewSegment> commit() {
    if (object == null || writer == null) {
      return Optional.empty();
    }
    try {
      long bytes = writer.finish();
      object.commit();
      return Optional.of(new NewSegment(writer.objectKey(), bytes, now));
    } catch (IOException e) {
      throw new PayloadUnavailableException("the payload store did not take a segment", e);
    }
  }

  @Override
  public void close() {
    if (object != null) {
      object.close();
    }
  }
}
