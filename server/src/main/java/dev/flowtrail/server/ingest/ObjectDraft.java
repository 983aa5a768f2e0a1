package dev.flowtrail.server.ingest;

import dev.flowtrail.server.payload.BlobStore;
import dev.flowtrail.server.payload.BlobWriter;
import dev.flowtrail.server.payload.Frame;
import dev.flowtrail.server.payload.FramePlace;
import dev.flowtrail.server.payload.PayloadUnavailableException;
import dev.flowtrail.server.payload.SegmentKeys;
import dev.flowtrail.server.payload.SegmentOutput;
import dev.flowtrail.server.queue.ObjectReference;
import dev.flowtrail.server.queue.StagedDocument;
import dev.flowtrail.server.queue.StagedFlow.ObjectFrame;
import dev.flowtrail.server.queue.StagedFlowCodec;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The object of one large submission while it arrives: its frames as they come, its head at last.
 * Every method throws {@link PayloadUnavailableException} when the payload store does not take it.
 */
final class ObjectDraft implements AutoCloseable {

  private final String key;
  private final BlobWriter writer;
  private final SegmentOutput segment;
  private final SortedMap<Integer, ObjectFrame> frames = new TreeMap<>();

  /** Begins drafts. */
  @FunctionalInterface
  interface Source {
    ObjectDraft begin();
  }

  private ObjectDraft(String key, BlobWriter writer, SegmentOutput segment) {
    this.key = key;
    this.writer = writer;
    this.segment = segment;
  }

  static ObjectDraft begin(BlobStore blobs, Instant now) {
    String key = SegmentKeys.next(now);
    return reaching(() -> {
      BlobWriter writer = blobs.create(key);
      return new ObjectDraft(key, writer, new SegmentOutput(writer));
    });
  }

  private interface Work<T> {
    T run() throws IOException;
  }

  private static <T> T reaching(Work<T> work) {
    try {
      return work.run();
    } catch (IOException e) {
      throw new PayloadUnavailableException("the payload store did not take a submission", e);
    }
  }

  void add(int number, byte[] frame) {
    write(frame, 0, frame.length);
    end(number);
  }

  void write(byte[] bytes, int offset, int count) {
    reaching(() -> {
      segment.write(bytes, offset, count);
      return count;
    });
  }

  /** Ends the frame of what was written. */
  void end(int number) {
    frames.put(number, placeOf(segment.endFrame()));
  }

  private static ObjectFrame placeOf(FramePlace place) {
    return new ObjectFrame(place.offset(), place.bytes(), place.crc32c());
  }

  /** Adds the head and makes the object durable. */
  ObjectReference finish(StagedDocument document) {
    byte[] head = StagedFlowCodec.encodeHead(document, List.copyOf(frames.values()));
    return reaching(() -> {
      ObjectFrame place = placeOf(segment.add(Frame.compress(head)));
      writer.commit();
      return new ObjectReference(key, segment.size(), place, head.length);
    });
  }

  /** Gives the object up unless it is finished. */
  @Override
  public void close() {
    writer.close();
  }
}
