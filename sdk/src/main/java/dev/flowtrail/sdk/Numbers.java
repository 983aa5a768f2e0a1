package dev.flowtrail.sdk;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

/** Numbers of any type, compared by value and told in few digits. */
final class Numbers {
  private static final long LARGEST_EXACT_DOUBLE = 1L << 53;
  private static final MathContext FEW_DIGITS = new MathContext(4);

  private Numbers() {}

  /** Whether {@code a} is as large as {@code b} or larger; never when one is not a number. */
  static boolean atLeast(Number a, Number b) {
    if (fitsDouble(a) && fitsDouble(b)) {
      return a.doubleValue() >= b.doubleValue();
    }
    if (isWhole(a) && isWhole(b)) {
      return a.longValue() >= b.longValue();
    }
    return finite(a) && finite(b)
        ? decimal(a).compareTo(decimal(b)) >= 0
        : a.doubleValue() >= b.doubleValue();
  }

  /** {@code 0.021}: to four digits, for a sentence. */
  static String brief(double value) {
    if (!Double.isFinite(value)) {
      return Double.toString(value);
    }
    return value == 0
        ? "0"
        : BigDecimal.valueOf(value).round(FEW_DIGITS).stripTrailingZeros().toPlainString();
  }

  private static boolean isWhole(Number number) {
    return number instanceof Long
        || number instanceof Integer
        || number instanceof Short
        || number instanceof Byte;
  }

  /** Whether nothing is lost when it becomes a double. */
  private static boolean fitsDouble(Number number) {
    if (number instanceof Long whole) {
      return Math.abs(whole) <= LARGEST_EXACT_DOUBLE;
    }
    return !(number instanceof BigDecimal) && !(number instanceof BigInteger);
  }

  private static boolean finite(Number number) {
    return !(number instanceof Double || number instanceof Float)
        || Double.isFinite(number.doubleValue());
  }

  private static BigDecimal decimal(Number number) {
    if (number instanceof BigDecimal decimal) {
      return decimal;
    }
    if (number instanceof BigInteger whole) {
      return new BigDecimal(whole);
    }
    return isWhole(number)
        ? new BigDecimal(number.longValue())
        : new BigDecimal(number.doubleValue());
  }
}
