package dev.flowtrail.sdk;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;

/**
 * A flow as it lies on disk: what is sent, under which key, and what it is called.
 *
 * @param piece whether it is a piece of a flow that went on
 */
record SpooledFlow(String idempotencyKey, UUID flowId, String flowName, boolean piece, Body body)
    implements Sendable {
  private static final int FLOW = 0x46545331; // FTS1
  private static final int PIECE = 0x46545332; // FTS2

  /** At least what a flow takes in a file besides its body. */
  static final int OVERHEAD_BYTES = 100;

  static SpooledFlow of(Parcel parcel) throws IOException {
    Submission submission = parcel.submission();
    parcel.asDocument();
    return new SpooledFlow(
        parcel.idempotencyKey(),
        submission.flowId(),
        submission.flowName(),
        submission.pieceOf() != null,
        parcel.body().packed());
  }

  void writeTo(DataOutputStream file) throws IOException {
    CheckedOutputStream checked = new CheckedOutputStream(file, new CRC32C());
    DataOutputStream out = new DataOutputStream(checked);
    out.writeInt(piece ? PIECE : FLOW);
    out.writeUTF(idempotencyKey);
    out.writeLong(flowId.getMostSignificantBits());
    out.writeLong(flowId.getLeastSignificantBits());
    out.writeUTF(flowName);
    out.writeBoolean(body.gzipped());
    out.writeLong(body.length());
    for (byte[] block : body.blocks()) {
      out.write(block);
    }
    file.writeInt((int) checked.getChecksum().getValue());
  }

  /**
   * Reads the next flow.
   *
   * @param left bytes that the file has from here on; no length in it is believed beyond that
   * @throws IOException when there is none, or not the one that was written
   */
  static SpooledFlow readFrom(DataInputStream file, long left) throws IOException {
    CheckedInputStream checked = new CheckedInputStream(file, new CRC32C());
    DataInputStream in = new DataInputStream(checked);
    int magic = in.readInt();
    if (magic != FLOW && magic != PIECE) {
      throw new IOException("expected a flow but found something else");
    }
    String key = in.readUTF();
    UUID id = new UUID(in.readLong(), in.readLong());
    String name = in.readUTF();
    boolean gzipped = in.readBoolean();
    byte[] bytes = readBody(in, left);
    if ((int) checked.getChecksum().getValue() != file.readInt()) {
      throw new IOException("expected the checksum that was written but found another");
    }
    return new SpooledFlow(
        key,
        id,
        name,
        magic == PIECE,
        new Body(List.of(bytes), bytes.length, bytes.length, gzipped));
  }

  /** Bytes from one flow to the next. */
  long length() {
    return OVERHEAD_BYTES + 2L * flowName.length() + body.length();
  }

  private static byte[] readBody(DataInputStream in, long left) throws IOException {
    long length = in.readLong();
    if (length < 0 || length > Math.min(left, Integer.MAX_VALUE - 8)) {
      throw new IOException("expected the whole flow but the file ends within it");
    }
    byte[] bytes = new byte[(int) length];
    in.readFully(bytes);
    return bytes;
  }
}
