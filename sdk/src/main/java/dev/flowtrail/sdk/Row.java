package dev.flowtrail.sdk;

import java.io.IOException;

/** What a decision writes about one candidate, beside its id and fields. */
interface Row {

  /** Writes members of an object that is open. */
  void write(PlainJson json, RowValues values) throws IOException;
}
