package dev.flowtrail.server.store;

import dev.flowtrail.server.database.SqlFailures;

/** The store did not take something. */
public final class StoreException extends RuntimeException {

  private final boolean contentAtFault;

  StoreException(Throwable cause) {
    super("the store did not take it: " + cause.getMessage(), cause);
    this.contentAtFault = SqlFailures.isAboutContent(cause);
  }

  /**
   * Whether the database refuses what it was given, so that trying again is of no use; false when
   * it is the database that is not well.
   */
  public boolean contentAtFault() {
    return contentAtFault;
  }
}
