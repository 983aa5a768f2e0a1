package dev.flowtrail.protocol;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.io.UncheckedIOException;

/** How Flow Trail reads JSON. */
public final class JsonText {

  private JsonText() {}

  /**
   * A factory whose parsers read UTF-8, keep to the depth limit, and hold no string, number or name
   * that is longer than a whole observation may be.
   */
  public static JsonFactory factory(Limits limits) {
    int longest = longestValue(limits);
    StreamReadConstraints constraints =
        StreamReadConstraints.builder()
            .maxNestingDepth(limits.maxDepth())
            .maxNumberLength(longest)
            .maxStringLength(longest)
            .maxNameLength(longest)
            .build();
    return JsonFactory.builder()
        .streamReadConstraints(constraints)
        // Names come from strangers: interning them would fill a table that is never emptied.
        .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
        // The contract says UTF-8; a guess could take a text for something else.
        .disable(JsonFactory.Feature.CHARSET_DETECTION)
        .build();
  }

  private static int longestValue(Limits limits) {
    long longest = Math.max(limits.maxObservationBytes(), limits.maxTextLength());
    return (int) Math.min(longest, Integer.MAX_VALUE);
  }

  /**
   * Runs a piece of reading and says in our own terms what is wrong with the text.
   *
   * @throws LimitExceededException when it nests too deep or a single value is too long
   * @throws MalformedJsonException when it is not JSON
   * @throws UncheckedIOException when it cannot be read at all
   */
  public static <T> T reading(Limits limits, Reading<T> reading) {
    try {
      return reading.read();
    } catch (StreamConstraintsException e) {
      throw exceeded(limits, e);
    } catch (JsonProcessingException e) {
      throw MalformedJsonException.of(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The parser tells what was exceeded only by naming its own setting. */
  private static LimitExceededException exceeded(Limits limits, StreamConstraintsException e) {
    return e.getOriginalMessage().contains("getMaxNestingDepth")
        ? new LimitExceededException("maxDepth", limits.maxDepth())
        : new LimitExceededException("maxObservationBytes", limits.maxObservationBytes());
  }

  /** A piece of reading for {@link #reading}. */
  @FunctionalInterface
  public interface Reading<T> {
    T read() throws IOException;
  }
}
