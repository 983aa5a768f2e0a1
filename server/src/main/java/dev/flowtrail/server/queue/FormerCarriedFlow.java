package dev.flowtrail.server.queue;

import dev.flowtrail.server.queue.StagedFlow.Carried;
import dev.flowtrail.server.queue.StagedFlow.CarriedFrame;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Format 1, which is no longer written: 16 bytes of fingerprint, the document, then the frames,
 * each with its length before it.
 */
final class FormerCarriedFlow {

  private static final int FINGERPRINT_BYTES = 16;

  private FormerCarriedFlow() {}

  static Carried read(DataInputStream in) throws IOException {
    in.skipNBytes(FINGERPRINT_BYTES);
    byte[] json = readBytes(in);
    StagedDocument document = StagedDocument.Whole.read(json, 0, json.length);
    List<CarriedFrame> frames = new ArrayList<>();
    for (int count = in.readInt(); count > 0; count--) {
      frames.add(new CarriedFrame(readBytes(in), true));
    }
    return new Carried(document, frames);
  }

  private static byte[] readBytes(DataInputStream in) throws IOException {
    return Lengths.readBytes(in, in.readInt());
  }
}
