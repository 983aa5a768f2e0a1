package dev.flowtrail.protocol;

/** Something is larger than the {@link Limits} allow. */
public final class LimitExceededException extends RuntimeException {

  private final String limitName;
  private final long limit;

  public LimitExceededException(String limitName, long limit) {
    super("expected no more than " + limitName + " allows: " + limit);
    this.limitName = limitName;
    this.limit = limit;
  }

  /** The limit's name in {@link Limits}. */
  public String limitName() {
    return limitName;
  }

  /** The most that is allowed. */
  public long limit() {
    return limit;
  }
}
