package dev.flowtrail.server.queue;

import dev.flowtrail.server.queue.StagedDocument.Pieces;
import dev.flowtrail.server.queue.StagedDocument.Whole;
import dev.flowtrail.server.queue.StagedFlow.Carried;
import dev.flowtrail.server.queue.StagedFlow.InObject;
import dev.flowtrail.server.queue.StagedFlow.ObjectFrame;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The form of a staged flow in the queue: a format number, then what that format makes of it.
 *
 * <p>What one server writes another may read that is older or newer. So a format that was written
 * once is never changed: a new number is added, and it is written only after all servers can read
 * it.
 */
public final class StagedFlowCodec {

  private static final int FORMER_CARRIED = 1;
  private static final int CARRIED = 2;
  private static final int REFERENCE = 3;
  private static final int CARRIED_PIECES = 4;
  private static final int REFERENCE_TO_PIECES = 5;

  private StagedFlowCodec() {}

  private interface Writing {
    void to(DataOutputStream out) throws IOException;
  }

  private static byte[] bytes(Writing writing) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      writing.to(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** A flow with all its data. */
  public static byte[] encode(Carried flow) {
    return bytes(out -> {
      out.writeByte(flow.document() instanceof Whole ? CARRIED : CARRIED_PIECES);
      CarriedFlowCodec.write(out, flow);
    });
  }

  /**
   * A flow by the place of its head: less than 150 bytes, however large the flow is.
   *
   * @param document what the head holds
   */
  public static byte[] encode(ObjectReference reference, StagedDocument document) {
    return bytes(out -> {
      out.writeByte(document instanceof Whole ? REFERENCE : REFERENCE_TO_PIECES);
      out.writeUTF(reference.objectKey());
      out.writeLong(reference.objectBytes());
      write(out, reference.head());
      out.writeInt(reference.headBytes());
    });
  }

  private static void write(DataOutputStream out, ObjectFrame frame) throws IOException {
    out.writeLong(frame.offset());
    out.writeInt(frame.bytes());
    out.writeInt(frame.crc32c());
  }

  /**
   * The head of a flow whose data is in an object: its document, and where the frames are. It
   * stands in the same object, so that the queue need not carry it.
   */
  public static byte[] encodeHead(StagedDocument document, List<ObjectFrame> frames) {
    byte[] json = bytes(document::writeTo);
    return bytes(out -> {
      out.writeInt(json.length);
      out.write(json);
      out.writeInt(frames.size());
      for (ObjectFrame frame : frames) {
        write(out, frame);
      }
    });
  }

  /**
   * How much memory the flow of an entry takes at least, once it is decoded. What cannot be decoded
   * takes none: that fault shows later, when its neighbours are safe from it.
   */
  static long heldBytes(byte[] entry) {
    try {
      return entry.length > 0 && isReference(entry[0])
          ? reading(entry, StagedFlowCodec::skipToReference).headBytes()
          : entry.length;
    } catch (UncheckedIOException cutShort) {
      return entry.length;
    }
  }

  private static boolean isReference(int format) {
    return format == REFERENCE || format == REFERENCE_TO_PIECES;
  }

  private static ObjectReference skipToReference(DataInputStream in) throws IOException {
    in.readByte();
    return readReference(in);
  }

  /**
   * Reads a flow back.
   *
   * @throws RuntimeException when the bytes are not what one of the {@code encode} wrote
   */
  static StagedFlow decode(byte[] entry, ObjectReference.Heads heads) {
    return reading(
        entry,
        in -> {
          int format = in.readUnsignedByte();
          return switch (format) {
            case FORMER_CARRIED -> FormerCarriedFlow.read(in);
            case CARRIED -> CarriedFlowCodec.read(in, Whole::read);
            case CARRIED_PIECES -> CarriedFlowCodec.read(in, Pieces::read);
            case REFERENCE -> readHead(readReference(in), heads, Whole::read);
            case REFERENCE_TO_PIECES -> readHead(readReference(in), heads, Pieces::read);
            default ->
                throw new IOException(
                    "expected a submission of format 1 to 5 but was %d: a newer server may have written it"
                        .formatted(format));
          };
        });
  }

  private static ObjectReference readReference(DataInputStream in) throws IOException {
    return new ObjectReference(in.readUTF(), in.readLong(), readFrame(in), in.readInt());
  }

  private static ObjectFrame readFrame(DataInputStream in) throws IOException {
    return new ObjectFrame(in.readLong(), in.readInt(), in.readInt());
  }

  private static InObject readHead(
      ObjectReference reference, ObjectReference.Heads heads, StagedDocument.Reading reading) {
    return reading(
        heads.read(reference),
        in -> {
          byte[] json = in.readNBytes(in.readInt());
          StagedDocument document = reading.read(json, 0, json.length);
          List<ObjectFrame> frames = new ArrayList<>();
          for (int count = in.readInt(); count > 0; count--) {
            frames.add(readFrame(in));
          }
          return new InObject(document, reference.objectKey(), reference.objectBytes(), frames);
        });
  }

  private interface Reading<T> {
    T from(DataInputStream in) throws IOException;
  }

  private static <T> T reading(byte[] bytes, Reading<T> reading) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      return reading.from(in);
    } catch (EOFException e) {
      throw new UncheckedIOException(
          "the submission is cut short: it has %d bytes".formatted(bytes.length), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
