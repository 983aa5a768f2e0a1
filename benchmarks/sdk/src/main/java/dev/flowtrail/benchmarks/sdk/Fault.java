package dev.flowtrail.benchmarks.sdk;

/** What a server does with a request. */
enum Fault {
  NONE("202 Accepted"),
  HANGS(""),
  ERROR_500("500 Internal Server Error"),
  BUSY_429("429 Too Many Requests"),
  RESETS(""),
  BABBLES("");

  private final String status;

  Fault(String status) {
    this.status = status;
  }

  /** The status of its answer; empty where there is none. */
  String status() {
    return status;
  }
}
