package dev.flowtrail.demo.chance;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Throws that depend on the seed and on what is asked, and not on the order of asking: one more
 * question in one step does not change the answers of the next.
 */
public record Dice(long seed) {

  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  /** A number from 0 to below 1. */
  public double roll(String question) {
    return source(question).nextDouble();
  }

  /** True with the given probability. */
  public boolean chance(String question, double probability) {
    return roll(question) < probability;
  }

  /** A whole number from low to high, both included. */
  public int between(String question, int low, int high) {
    return source(question).nextInt(low, high + 1);
  }

  /** One of the choices. */
  public <T> T oneOf(String question, List<T> choices) {
    return choices.get(source(question).nextInt(choices.size()));
  }

  private SplittableRandom source(String question) {
    return new SplittableRandom(seed * SPREAD + question.hashCode());
  }
}
