package dev.flowtrail.protocol;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;

/**
 * Takes an observation's data while the document around it is being read, so that data of any size
 * passes by once and is never held as a tree.
 *
 * @param <D> what the data becomes
 */
@FunctionalInterface
public interface DataReader<D> {

  /** Called with the parser on the value's first token; returns with it on the value's last one. */
  D read(JsonParser parser) throws IOException;
}
