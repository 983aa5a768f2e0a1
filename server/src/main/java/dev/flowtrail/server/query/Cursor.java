package dev.flowtrail.server.query;

import dev.flowtrail.server.http.Times;
import dev.flowtrail.server.store.FlowFilter.Place;
import dev.flowtrail.server.store.ListedFlow;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A place in the list as a text that clients pass back unread. */
final class Cursor {

  private static final int BYTES = Long.BYTES + Integer.BYTES + 2 * Long.BYTES;

  private Cursor() {}

  static String after(ListedFlow flow) {
    Instant createdAt = flow.head().createdAt();
    ByteBuffer bytes =
        ByteBuffer.allocate(BYTES)
            .putLong(createdAt.getEpochSecond())
            .putInt(createdAt.getNano())
            .putLong(flow.head().id().getMostSignificantBits())
            .putLong(flow.head().id().getLeastSignificantBits());
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
  }

  /** Null when the text is none of ours. */
  static @Nullable Place parse(String text) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
      if (bytes.remaining() != BYTES) {
        return null;
      }
      Instant createdAt = Instant.ofEpochSecond(bytes.getLong(), bytes.getInt());
      UUID id = new UUID(bytes.getLong(), bytes.getLong());
      return Times.isPossible(createdAt) ? new Place(createdAt, id) : null;
    } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
      return null;
    }
  }
}
