package dev.flowtrail.server.queue;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.flowtrail.server.queue.Submission.Origin;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The form of an entry in Redis: a byte that tells the form, the team, the key, where the content
 * is in the payload store the object's key and the flow's id and name, then the queue's bytes.
 * Lengths and the team are numbers of 7 bits per byte, the lowest first.
 *
 * @param flow named only where the bytes refer to an object: else it stands in the bytes themselves
 */
record RedisEntry(EncodedSubmission.Entry entry, @Nullable Flow flow) {

  private static final byte WHOLE = 1;
  private static final byte REFERRING = 2;
  private static final int DIGEST_BYTES = 16;
  private static final int MAX_NUMBER_BYTES = 5;

  /** What a flow is called. */
  record Flow(UUID id, String name) {}

  static byte[] encode(EncodedSubmission submission) {
    EncodedSubmission.Entry entry = submission.entry();
    byte[] key = entry.origin().idempotencyKey().getBytes(UTF_8);
    byte[] objectKey = entry.objectKey() == null ? null : entry.objectKey().getBytes(UTF_8);
    byte[] name = submission.flowName().getBytes(UTF_8);
    int room = 1 + 2 * MAX_NUMBER_BYTES + key.length + entry.bytes().length;
    if (objectKey != null) {
      room += 2 * MAX_NUMBER_BYTES + objectKey.length + 2 * Long.BYTES + name.length;
    }
    ByteBuffer out = ByteBuffer.allocate(room);
    out.put(objectKey == null ? WHOLE : REFERRING);
    putNumber(out, entry.origin().teamId());
    putBytes(out, key);
    if (objectKey != null) {
      putBytes(out, objectKey);
      out.putLong(submission.flowId().getMostSignificantBits());
      out.putLong(submission.flowId().getLeastSignificantBits());
      putBytes(out, name);
    }
    out.put(entry.bytes());
    return Arrays.copyOf(out.array(), out.position());
  }

  /**
   * Reads an entry back.
   *
   * @throws IllegalArgumentException when it is nothing that {@link #encode} wrote
   */
  static RedisEntry decode(byte[] encoded) {
    try {
      return decode(ByteBuffer.wrap(encoded));
    } catch (BufferUnderflowException e) {
      throw new IllegalArgumentException("the entry ends too early", e);
    }
  }

  private static RedisEntry decode(ByteBuffer in) {
    byte form = in.get();
    if (form != WHOLE && form != REFERRING) {
      throw new IllegalArgumentException("expected an entry of form 1 or 2 but was " + form);
    }
    Origin origin = new Origin(number(in), text(in));
    String objectKey = null;
    Flow flow = null;
    if (form == REFERRING) {
      objectKey = text(in);
      flow = new Flow(new UUID(in.getLong(), in.getLong()), text(in));
    }
    byte[] rest = new byte[in.remaining()];
    in.get(rest);
    return new RedisEntry(new EncodedSubmission.Entry(origin, rest, objectKey), flow);
  }

  /** What an idempotency key of a team is called in Redis. */
  static byte[] digest(Origin origin) {
    return digest(origin.teamId() + "/" + origin.idempotencyKey());
  }

  /** What an object of the payload store, or none, is called in Redis. */
  static byte[] objectDigest(@Nullable String objectKey) {
    return objectKey == null ? new byte[0] : digest(objectKey);
  }

  private static byte[] digest(String text) {
    try {
      byte[] whole = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return Arrays.copyOf(whole, DIGEST_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static void putBytes(ByteBuffer out, byte[] bytes) {
    putNumber(out, bytes.length);
    out.put(bytes);
  }

  private static void putNumber(ByteBuffer out, int number) {
    int rest = number;
    while ((rest & ~0x7f) != 0) {
      out.put((byte) (rest | 0x80));
      rest >>>= 7;
    }
    out.put((byte) rest);
  }

  private static String text(ByteBuffer in) {
    int length = number(in);
    if (length < 0 || length > in.remaining()) {
      throw new IllegalArgumentException("a text of the entry ends too late");
    }
    byte[] bytes = new byte[length];
    in.get(bytes);
    return new String(bytes, UTF_8);
  }

  private static int number(ByteBuffer in) {
    int number = 0;
    for (int index = 0; index < MAX_NUMBER_BYTES; index++) {
      byte next = in.get();
      number |= (next & 0x7f) << (7 * index);
      if (next >= 0) {
        return number;
      }
    }
    throw new IllegalArgumentException("a number of the entry is too long");
  }
}
