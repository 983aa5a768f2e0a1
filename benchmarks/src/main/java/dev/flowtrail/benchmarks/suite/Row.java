package dev.flowtrail.benchmarks.suite;

import java.util.OptionalDouble;

/**
 * One line of the table: a figure divided by another, and what that should come to.
 *
 * @param number of the row in the list of goals
 * @param measured the dividend's name
 * @param yardstick the divisor's name; empty for figures that are ratios by themselves
 */
record Row(int number, String what, String measured, String yardstick, Goal goal) {

  static Row ratio(int number, String what, String measured, String yardstick, Goal goal) {
    return new Row(number, what, measured, yardstick, goal);
  }

  static Row figure(int number, String what, String measured, Goal goal) {
    return new Row(number, what, measured, "", goal);
  }

  /** What it came to; empty when something was not measured. */
  OptionalDouble value(Figures figures) {
    OptionalDouble dividend = figures.find(measured);
    OptionalDouble divisor = yardstick.isEmpty() ? OptionalDouble.of(1) : figures.find(yardstick);
    return dividend.isPresent() && divisor.isPresent()
        ? OptionalDouble.of(dividend.getAsDouble() / divisor.getAsDouble())
        : OptionalDouble.empty();
  }
}
