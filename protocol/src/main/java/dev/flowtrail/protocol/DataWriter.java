package dev.flowtrail.protocol;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/**
 * Writes what stands for an observation's data.
 *
 * @param <D> what is written
 */
@FunctionalInterface
public interface DataWriter<D> {

  /** Writes exactly one JSON value. */
  void write(JsonGenerator generator, D data) throws IOException;
}
