package dev.flowtrail.sdk;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.fasterxml.jackson.core.io.NumberOutput;

/** Writes doubles with as few digits as tell them from their neighbours. */
final class Decimal {
  private static final double SMALLEST = 1e-3;
  private static final double LARGEST = 1e7;
  private static final int THOUSAND = 1_000;

  private Decimal() {}

  /**
   * Writes a finite number.
   *
   * @return the place behind it
   */
  static int write(double value, byte[] to, int at) {
    double size = Math.abs(value);
    if (size >= SMALLEST && size < LARGEST) {
      long thousandths = Math.round(size * THOUSAND);
      // A decimal of up to 15 digits is the only such one of its double, so no other is shorter.
      if (thousandths / (double) THOUSAND == size) {
        return write(value < 0, thousandths, to, at);
      }
    }
    byte[] digits = NumberOutput.toString(value, true).getBytes(ISO_8859_1);
    System.arraycopy(digits, 0, to, at, digits.length);
    return at + digits.length;
  }

  private static int write(boolean negative, long thousandths, byte[] to, int at) {
    int end = at;
    if (negative) {
      to[end++] = '-';
    }
    end = NumberOutput.outputLong(thousandths / THOUSAND, to, end);
    to[end++] = '.';
    int rest = (int) (thousandths % THOUSAND);
    do {
      to[end++] = (byte) ('0' + rest / 100);
      rest = rest % 100 * 10;
    } while (rest > 0);
    return end;
  }
}
