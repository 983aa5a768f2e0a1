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
   * A factory whose parsers keep to the depth limit and to no other: strings and numbers of any
   * length pass, since their size is counted as bytes where it matters.
   */
  public static JsonFactory factory(Limits limits) {
    StreamReadConstraints constraints =
        StreamReadConstraints.builder()
            .maxNestingDepth(limits.maxDepth())
            .maxNumberLength(Integer.MAX_VALUE)
            .maxStringLength(Integer.MAX_VALUE)
            .maxNameLength(Integer.MAX_VALUE)
            .build();
    return JsonFactory.builder()
        .streamReadConstraints(constraints)
        // Names come from strangers: interning them would fill a table that is never emptied.
        .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
        .build();
  }

  /**
   * Runs a piece of reading and says in our own terms what is wrong with the text.
   *
   * @throws LimitExceededException when it nests too deep
   * @throws MalformedJsonException when it is not JSON
   * @throws UncheckedIOException when it cannot be read at all
   */
  public static <T> T reading(Limits limits, Reading<T> reading) {
    try {
      return reading.read();
    } catch (StreamConstraintsException e) {
      throw new LimitExceededException("maxDepth", limits.maxDepth());
    } catch (JsonProcessingException e) {
      throw MalformedJsonException.of(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A piece of reading for {@link #reading}. */
  @FunctionalInterface
  public interface Reading<T> {
    T read() throws IOException;
  }
}
