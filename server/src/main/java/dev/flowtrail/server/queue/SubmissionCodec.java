package dev.flowtrail.server.queue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import dev.flowtrail.protocol.FlowDocument;
import dev.flowtrail.protocol.FlowDocumentReader;
import dev.flowtrail.protocol.FlowDocumentWriter;
import dev.flowtrail.protocol.JsonText;
import dev.flowtrail.protocol.Limits;
import dev.flowtrail.protocol.MissingIds;
import dev.flowtrail.server.queue.Submission.Origin;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The form of a submission in the queue: a format number, the flow as a contract document whose
 * data members are {@link StagedData}, then the frames, each with its length before it.
 */
final class SubmissionCodec {

  private static final int FORMAT = 1;

  /** What was accepted once must be readable again, whatever the limits have become since. */
  private static final Limits UNLIMITED =
      new Limits(Long.MAX_VALUE, Long.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE);

  private static final JsonFactory JSON = JsonText.factory(UNLIMITED);

  private SubmissionCodec() {}

  static byte[] encode(Submission submission) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(FORMAT);
      writeUuid(out, submission.fingerprint());
      writeBytes(out, encodeFlow(submission.flow()));
      out.writeInt(submission.frames().size());
      for (byte[] frame : submission.frames()) {
        writeBytes(out, frame);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static byte[] encodeFlow(FlowDocument<StagedData> flow) throws IOException {
    ByteArrayOutputStream json = new ByteArrayOutputStream();
    try (JsonGenerator generator = JSON.createGenerator(json)) {
      new FlowDocumentWriter<>(generator, StagedDataCodec::write).write(flow);
    }
    return json.toByteArray();
  }

  /**
   * Reads a submission back.
   *
   * @throws RuntimeException when the bytes are not what {@link #encode} wrote
   */
  static Submission decode(Origin origin, byte[] encoded) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(encoded))) {
      int format = in.readUnsignedByte();
      if (format != FORMAT) {
        throw new IOException("expected submission format " + FORMAT + " but was " + format);
      }
      UUID fingerprint = readUuid(in);
      FlowDocument<StagedData> flow = decodeFlow(readBytes(in));
      List<byte[]> frames = new ArrayList<>();
      for (int count = in.readInt(); count > 0; count--) {
        frames.add(readBytes(in));
      }
      return new Submission(origin, fingerprint, flow, frames);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static FlowDocument<StagedData> decodeFlow(byte[] json) throws IOException {
    try (JsonParser parser = JSON.createParser(json)) {
      return new FlowDocumentReader<>(
              parser, UNLIMITED, NoMissingIds.INSTANCE, StagedDataCodec::read)
          .read();
    }
  }

  private static void writeUuid(DataOutputStream out, UUID uuid) throws IOException {
    out.writeLong(uuid.getMostSignificantBits());
    out.writeLong(uuid.getLeastSignificantBits());
  }

  private static UUID readUuid(DataInputStream in) throws IOException {
    return new UUID(in.readLong(), in.readLong());
  }

  private static void writeBytes(DataOutputStream out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static byte[] readBytes(DataInputStream in) throws IOException {
    int length = in.readInt();
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new IOException("expected " + length + " bytes but only " + bytes.length + " are left");
    }
    return bytes;
  }

  /** An encoded flow has all its ids. */
  private enum NoMissingIds implements MissingIds {
    INSTANCE;

    @Override
    public UUID flow() {
      throw new IllegalStateException("the flow's id is missing");
    }

    @Override
    public UUID step(int index) {
      throw new IllegalStateException("the id of step " + index + " is missing");
    }

    @Override
    public UUID observation(int stepIndex, int index) {
      throw new IllegalStateException(
          "the id of observation %d in step %d is missing".formatted(index, stepIndex));
    }
  }
}
