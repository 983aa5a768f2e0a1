package dev.flowtrail.sdk;

import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes captured values as JSON, in place of the one that comes with the SDK. For example with a
 * Jackson mapper of the application:
 *
 * <pre>{@code
 * FlowTrail.builder().encoder((value, out) -> mapper.writeValue(out, value))
 * }</pre>
 *
 * <p>Called by every thread that records, at the same time. Whatever it throws costs that one value
 * and nothing else.
 */
@FunctionalInterface
public interface Encoder {

  /**
   * Writes exactly one JSON value in UTF-8.
   *
   * @param value what was captured; streams arrive as iterators
   * @param out takes the bytes, and throws when the value grows beyond what is allowed
   * @throws IOException when the value cannot be written, or when {@code out} threw it
   */
  void encode(@Nullable Object value, OutputStream out) throws IOException;
}
