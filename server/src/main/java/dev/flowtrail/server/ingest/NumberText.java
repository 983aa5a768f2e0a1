package dev.flowtrail.server.ingest;

/** What the text of a JSON number stands for. */
final class NumberText {

  /** Powers of ten that a double holds exactly. */
  private static final double[] POWERS = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22
  };

  /** One more digit still makes an integer that a double holds exactly. */
  private static final long MAX_BEFORE_DIGIT = (1L << 53) / 10 - 1;

  private NumberText() {}

  /**
   * The nearest double. An integer that a double holds exactly, divided by a power of ten that it
   * holds exactly too, is rounded once and so rightly: for most numbers the JDK's long way is not
   * needed.
   */
  static double toDouble(char[] text, int offset, int length) {
    boolean negative = text[offset] == '-';
    boolean fraction = false;
    long digits = 0;
    int scale = 0;
    for (int i = negative ? offset + 1 : offset; i < offset + length; i++) {
      char next = text[i];
      if (next == '.') {
        fraction = true;
      } else if (next >= '0' && next <= '9' && digits <= MAX_BEFORE_DIGIT) {
        digits = digits * 10 + next - '0';
        scale += fraction ? 1 : 0;
      } else {
        return Double.parseDouble(new String(text, offset, length));
      }
    }
    if (scale >= POWERS.length) {
      return Double.parseDouble(new String(text, offset, length));
    }
    double value = digits / POWERS[scale];
    return negative ? -value : value;
  }
}
