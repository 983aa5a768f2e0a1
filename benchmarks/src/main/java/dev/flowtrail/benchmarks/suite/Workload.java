package dev.flowtrail.benchmarks.suite;

import dev.flowtrail.benchmarks.bodies.Size;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can be run alone. */
enum Workload {
  S,
  M,
  L,
  X,
  MIX,
  STORM,
  PIECES,
  BACKLOG,
  START,
  INSIGHT,
  /** Takes as long as all others together: it runs only where it is named. */
  EXPLORE;

  /** How often a retry storm sends each flow. */
  static final int STORM_REPEATS = 10;

  private static final long SHUFFLING_PRIME = 7_368_787;

  static Optional<Workload> byName(String name) {
    return Arrays.stream(values()).filter(each -> each.wireName().equals(name)).findFirst();
  }

  /** As it is written on the command line and in figures. */
  String wireName() {
    return ordinal() < MIX.ordinal() ? name() : name().toLowerCase(Locale.ROOT);
  }

  /** 90 small, 9 medium and 1 large of 100, spread. */
  static Size mixed(long number) {
    long place = number * 37 % 100;
    if (place < 90) {
      return Size.S;
    }
    return place < 99 ? Size.M : Size.L;
  }

  /**
   * The flow that a request of a retry storm carries: each of the flows ten times, shuffled.
   *
   * @param flows how many there are
   */
  static long stormed(long number, long flows) {
    // Times a prime is an order of its own in which each number comes once.
    return number * SHUFFLING_PRIME % (flows * STORM_REPEATS) % flows;
  }
}
