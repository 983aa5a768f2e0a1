package dev.flowtrail.sdk;

import java.io.IOException;

/** Thrown into an encoder to stop it: there is no room for more of this value. */
final class LimitReached extends IOException {
  private final Loss loss;
  private final String detail;

  LimitReached(Loss loss, String detail) {
    super(detail);
    this.loss = loss;
    this.detail = detail;
  }

  Loss loss() {
    return loss;
  }

  String detail() {
    return detail;
  }

  /** Thrown again and again while the buffer is full, and never shown. */
  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
