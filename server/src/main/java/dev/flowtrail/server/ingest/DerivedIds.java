package dev.flowtrail.server.ingest;

import dev.flowtrail.protocol.MissingIds;
import dev.flowtrail.server.queue.Submission.Origin;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * Ids made from team, idempotency key and place: RFC 9562 version 8 UUIDs of a SHA-256 hash, so
 * that nobody can aim at the id of somebody else's flow.
 */
record DerivedIds(Origin origin) implements MissingIds {

  @Override
  public UUID flow() {
    return derive("flow");
  }

  @Override
  public UUID step(int index) {
    return derive("step/" + index);
  }

  @Override
  public UUID observation(int stepIndex, int index) {
    return derive("observation/" + stepIndex + "/" + index);
  }

  private UUID derive(String place) {
    String name = origin.teamId() + "/" + place + "/" + origin.idempotencyKey();
    ByteBuffer hash = ByteBuffer.wrap(sha256(name.getBytes(StandardCharsets.UTF_8)));
    long high = hash.getLong() & ~0xf000L | 0x8000L;
    long low = hash.getLong() & ~(3L << 62) | 1L << 63;
    return new UUID(high, low);
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
