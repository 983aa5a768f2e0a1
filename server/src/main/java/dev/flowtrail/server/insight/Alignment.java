package dev.flowtrail.server.insight;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Puts two sequences beside each other so that as many elements as possible stand beside one of the
 * same name: a longest common subsequence. Among equally long ones, earlier elements are matched.
 */
final class Alignment {

  private Alignment() {}

  /** Elements that stand beside each other; one of them may be absent. */
  record Pair<T>(Optional<T> left, Optional<T> right) {}

  /** In the order of both; what only the left one has comes before what only the right one has. */
  static <T> List<Pair<T>> of(List<T> left, List<T> right, Function<T, String> name) {
    int[][] longest = longest(left, right, name);
    List<Pair<T>> pairs = new ArrayList<>();
    int l = 0;
    int r = 0;
    while (l < left.size() || r < right.size()) {
      if (l < left.size() && r < right.size() && same(left.get(l), right.get(r), name)) {
        pairs.add(new Pair<>(Optional.of(left.get(l++)), Optional.of(right.get(r++))));
      } else if (r == right.size() || (l < left.size() && longest[l + 1][r] >= longest[l][r + 1])) {
        pairs.add(new Pair<>(Optional.of(left.get(l++)), Optional.empty()));
      } else {
        pairs.add(new Pair<>(Optional.empty(), Optional.of(right.get(r++))));
      }
    }
    return pairs;
  }

  private static <T> boolean same(T left, T right, Function<T, String> name) {
    return name.apply(left).equals(name.apply(right));
  }

  /** How long the longest common subsequence of the rests from each pair of places on is. */
  private static <T> int[][] longest(List<T> left, List<T> right, Function<T, String> name) {
    int[][] longest = new int[left.size() + 1][right.size() + 1];
    for (int l = left.size() - 1; l >= 0; l--) {
      for (int r = right.size() - 1; r >= 0; r--) {
        longest[l][r] =
            same(left.get(l), right.get(r), name)
                ? 1 + longest[l + 1][r + 1]
                : Math.max(longest[l + 1][r], longest[l][r + 1]);
      }
    }
    return longest;
  }
}
