package dev.flowtrail.benchmarks.suite;

/** What a ratio should be. */
record Goal(boolean atLeast, double value) {

  static Goal atLeast(double value) {
    return new Goal(true, value);
  }

  static Goal atMost(double value) {
    return new Goal(false, value);
  }

  boolean isMetBy(double ratio) {
    return atLeast ? ratio >= value : ratio <= value;
  }
}
