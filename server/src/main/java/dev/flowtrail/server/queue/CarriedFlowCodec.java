package dev.flowtrail.server.queue;

import dev.flowtrail.server.queue.StagedFlow.Carried;
import dev.flowtrail.server.queue.StagedFlow.CarriedFrame;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Formats 2 and 4: the document and the frames that are not compressed yet, compressed together,
 * then the others.
 *
 * <p>Length of the document; number of frames; for each twice its length, plus one when it is
 * compressed; length of what is compressed together, and its bytes; bytes of the other frames.
 */
final class CarriedFlowCodec {

  private CarriedFlowCodec() {}

  static void write(DataOutputStream out, Carried flow) throws IOException {
    ByteArrayOutputStream together = new ByteArrayOutputStream();
    flow.document().writeTo(together);
    Lengths.write(out, together.size());
    Lengths.write(out, flow.frames().size());
    for (CarriedFrame frame : flow.frames()) {
      Lengths.write(out, frame.bytes().length << 1 | (frame.compressed() ? 1 : 0));
      if (!frame.compressed()) {
        together.writeBytes(frame.bytes());
      }
    }
    byte[] compressed = EntryCompression.compress(together.toByteArray());
    Lengths.write(out, compressed.length);
    out.write(compressed);
    for (CarriedFrame frame : flow.frames()) {
      if (frame.compressed()) {
        out.write(frame.bytes());
      }
    }
  }

  static Carried read(DataInputStream in, StagedDocument.Reading reading) throws IOException {
    int documentBytes = Lengths.read(in);
    int[] sizes = readSizes(in);
    int togetherBytes = documentBytes;
    for (int size : sizes) {
      togetherBytes += isCompressed(size) ? 0 : size >>> 1;
    }
    byte[] together =
        EntryCompression.decompress(Lengths.readBytes(in, Lengths.read(in)), togetherBytes);
    StagedDocument document = reading.read(together, 0, documentBytes);
    return new Carried(document, readFrames(in, sizes, together, documentBytes));
  }

  private static int[] readSizes(DataInputStream in) throws IOException {
    int[] sizes = new int[Lengths.readCount(in)];
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = Lengths.read(in);
    }
    return sizes;
  }

  private static boolean isCompressed(int size) {
    return (size & 1) == 1;
  }

  private static List<CarriedFrame> readFrames(
      DataInputStream in, int[] sizes, byte[] together, int rawFrom) throws IOException {
    List<CarriedFrame> frames = new ArrayList<>();
    int from = rawFrom;
    for (int size : sizes) {
      int length = size >>> 1;
      if (isCompressed(size)) {
        frames.add(new CarriedFrame(Lengths.readBytes(in, length), true));
      } else {
        frames.add(new CarriedFrame(Arrays.copyOfRange(together, from, from + length), false));
        from += length;
      }
    }
    return frames;
  }
}
