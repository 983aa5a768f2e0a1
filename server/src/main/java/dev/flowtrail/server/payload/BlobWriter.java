package dev.flowtrail.server.payload;

import java.io.IOException;
import java.io.OutputStream;

/** An object in the making. Not thread-safe. */
public abstract class BlobWriter extends OutputStream {

  /**
   * Ends the object; when this returns it is there for all to read and survives a crash of the
   * machine. When this throws it may be there or not; its key must not be used again.
   */
  public abstract void commit() throws IOException;

  /** Gives the object up unless it was committed, and frees what the writer holds. */
  @Override
  public abstract void close();
}
