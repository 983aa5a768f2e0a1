package dev.flowtrail.server.ingest;

import dev.flowtrail.server.payload.Frame;
import dev.flowtrail.server.payload.RawBytes;
import dev.flowtrail.server.queue.ObjectReference;
import dev.flowtrail.server.queue.StagedDocument;
import dev.flowtrail.server.queue.StagedFlow.Carried;
import dev.flowtrail.server.queue.StagedFlow.CarriedFrame;
import dev.flowtrail.server.queue.StagedFlowCodec;
import dev.flowtrail.server.queue.Submission;
import dev.flowtrail.server.queue.Submission.Origin;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The frames of one submission: in memory while they are few, for the queue to carry; beyond that
 * in an object of the payload store, so that the queue carries only its place.
 */
final class StagedFrames implements AutoCloseable {

  /** What takes more, compressed, does not go through the queue. */
  static final int MAX_CARRIED_BYTES = 64 << 10;

  private static final CarriedFrame NOT_YET = new CarriedFrame(new byte[0], true);

  private final ObjectDraft.Source objects;
  private final List<CarriedFrame> carried = new ArrayList<>();
  private final ByteArrayOutputStream begun = new ByteArrayOutputStream();
  private int carriedBytes;
  private @Nullable ObjectDraft object;

  StagedFrames(ObjectDraft.Source objects) {
    this.objects = objects;
  }

  /** Takes a number for a frame whose bytes come later. */
  int reserve() {
    carried.add(NOT_YET);
    return carried.size() - 1;
  }

  void set(int number, byte[] frame) {
    if (object == null) {
      carried.set(number, new CarriedFrame(frame, true));
      grow(frame.length);
    } else {
      object.add(number, frame);
    }
  }

  /** Sets the last frame, which is not compressed yet: alone it would shrink less. */
  void setLast(int number, RawBytes raw) {
    if (object == null) {
      carried.set(number, new CarriedFrame(raw.toByteArray(), false));
    } else {
      object.add(number, raw.compress());
    }
  }

  /** Takes a frame piece by piece, until {@link #endOutput}. */
  OutputStream output() {
    return new OutputStream() {
      @Override
      public void write(int value) {
        write(new byte[] {(byte) value}, 0, 1);
      }

      @Override
      public void write(byte[] bytes, int offset, int count) {
        if (object == null) {
          begun.write(bytes, offset, count);
          grow(count);
        } else {
          object.write(bytes, offset, count);
        }
      }
    };
  }

  void endOutput(int number) {
    if (object == null) {
      carried.set(number, new CarriedFrame(begun.toByteArray(), true));
      begun.reset();
    } else {
      object.end(number);
    }
  }

  private void grow(int bytes) {
    carriedBytes += bytes;
    if (carriedBytes > MAX_CARRIED_BYTES) {
      object = moveToObject();
    }
  }

  private ObjectDraft moveToObject() {
    ObjectDraft draft = objects.begin();
    object = draft;
    for (int number = 0; number < carried.size(); number++) {
      CarriedFrame frame = carried.set(number, NOT_YET);
      if (frame != NOT_YET) {
        draft.add(number, frame.compressed() ? frame.bytes() : Frame.compress(frame.bytes()));
      }
    }
    draft.write(begun.toByteArray(), 0, begun.size());
    begun.reset();
    return draft;
  }

  /**
   * Puts all together; an object is durable from here on.
   *
   * @throws dev.flowtrail.server.payload.PayloadUnavailableException when it cannot be
   */
  Submission finish(Origin origin, UUID fingerprint, StagedDocument document) {
    UUID id = document.flowId();
    String name = document.flowName();
    if (object == null) {
      byte[] entry = StagedFlowCodec.encode(new Carried(document, carried));
      if (entry.length <= MAX_CARRIED_BYTES) {
        return new Submission(origin, fingerprint, id, name, entry, null);
      }
    }
    ObjectReference reference = (object == null ? moveToObject() : object).finish(document);
    byte[] entry = StagedFlowCodec.encode(reference, document);
    return new Submission(origin, fingerprint, id, name, entry, reference.objectKey());
  }

  @Override
  public void close() {
    if (object != null) {
      object.close();
    }
  }
}
