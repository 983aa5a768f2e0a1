package dev.flowtrail.server.explore;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One flow, step or candidate of a list. */
interface Row {

  /** Writes its members into an object that the caller opens and closes. */
  void writeMembers(JsonGenerator json) throws IOException;

  /** The same as cells of a table; its columns are those of its kind. */
  List<@Nullable Object> cells();
}
