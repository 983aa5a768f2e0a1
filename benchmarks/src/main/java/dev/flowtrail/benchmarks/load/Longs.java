package dev.flowtrail.benchmarks.load;

import java.util.Arrays;
import java.util.Collection;

/** A list of numbers that grows. Not thread-safe. */
final class Longs {

  private long[] numbers = new long[1024];
  private int size;

  void add(long number) {
    if (size == numbers.length) {
      numbers = Arrays.copyOf(numbers, size * 2);
    }
    numbers[size++] = number;
  }

  static long[] joined(Collection<Longs> parts) {
    long[] all = new long[parts.stream().mapToInt(part -> part.size).sum()];
    int place = 0;
    for (Longs part : parts) {
      System.arraycopy(part.numbers, 0, all, place, part.size);
      place += part.size;
    }
    return all;
  }
}
