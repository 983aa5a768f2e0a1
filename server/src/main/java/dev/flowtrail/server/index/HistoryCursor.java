package dev.flowtrail.server.index;

import dev.flowtrail.server.http.Times;
import dev.flowtrail.server.index.CandidateHistory.Place;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A place in a candidate's history as a text that clients pass back unread. */
final class HistoryCursor {

  private static final int BYTES = Long.BYTES + Integer.BYTES + 4 * Long.BYTES + 2 * Integer.BYTES;

  private HistoryCursor() {}

  static String of(Place place) {
    ByteBuffer bytes =
        ByteBuffer.allocate(BYTES)
            .putLong(place.flowStart().getEpochSecond())
            .putInt(place.flowStart().getNano())
            .putLong(place.flowId().getMostSignificantBits())
            .putLong(place.flowId().getLeastSignificantBits())
            .putInt(place.position())
            .putLong(place.observationId().getMostSignificantBits())
            .putLong(place.observationId().getLeastSignificantBits())
            .putInt(place.ordinal());
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
  }

  /** Null when the text is none of ours. */
  static @Nullable Place parse(String text) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
      if (bytes.remaining() != BYTES) {
        return null;
      }
      Instant flowStart = Instant.ofEpochSecond(bytes.getLong(), bytes.getInt());
      Place place = new Place(flowStart, id(bytes), bytes.getInt(), id(bytes), bytes.getInt());
      return Times.isPossible(flowStart) ? place : null;
    } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
      return null;
    }
  }

  private static UUID id(ByteBuffer bytes) {
    return new UUID(bytes.getLong(), bytes.getLong());
  }
}
