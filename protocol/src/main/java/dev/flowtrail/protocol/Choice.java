package dev.flowtrail.protocol;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Chooses between what two writers say. Whatever is chosen, a choice that depends on nothing but an
 * order of the values is commutative, associative and idempotent; what is not known gives way.
 */
final class Choice {

  private Choice() {}

  static <T extends Comparable<? super T>> @Nullable T greater(@Nullable T a, @Nullable T b) {
    return greater(a, b, Comparator.naturalOrder());
  }

  static <T extends Comparable<? super T>> @Nullable T lesser(@Nullable T a, @Nullable T b) {
    return greater(a, b, Comparator.reverseOrder());
  }

  static <T> @Nullable T greater(@Nullable T a, @Nullable T b, Comparator<? super T> order) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    return order.compare(a, b) >= 0 ? a : b;
  }

  /** An order in which what is not there comes first. */
  static <T extends Comparable<? super T>> Comparator<@Nullable T> absentFirst() {
    return Comparator.nullsFirst(Comparator.<T>naturalOrder());
  }
}
