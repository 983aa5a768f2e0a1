package dev.flowtrail.server.explore;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** What a question comes to. */
interface Answer {

  /** Writes its members into an object that the caller opens and closes. */
  void write(JsonGenerator json) throws IOException;
}
