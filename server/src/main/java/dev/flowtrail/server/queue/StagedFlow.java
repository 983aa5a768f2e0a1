package dev.flowtrail.server.queue;

import java.util.List;

/** A flow on its way to the store; each observation's data says in which frame it lies. */
public sealed interface StagedFlow {

  StagedDocument document();

  /** A flow whose data is in the queue's entry. */
  record Carried(StagedDocument document, List<CarriedFrame> frames) implements StagedFlow {

    public Carried {
      frames = List.copyOf(frames);
    }
  }

  /**
   * A frame in an entry.
   *
   * @param bytes a zstd frame, or the raw bytes of what small observations share
   */
  record CarriedFrame(byte[] bytes, boolean compressed) {}

  /**
   * A flow whose data is in an object of the payload store.
   *
   * @param objectBytes how long the object is
   */
  record InObject(
      StagedDocument document, String objectKey, long objectBytes, List<ObjectFrame> frames)
      implements StagedFlow {

    public InObject {
      frames = List.copyOf(frames);
    }
  }

  /** A zstd frame in an object, and the checksum of its bytes as they are stored. */
  record ObjectFrame(long offset, int bytes, int crc32c) {}
}
