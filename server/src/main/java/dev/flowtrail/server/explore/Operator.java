package dev.flowtrail.server.explore;

/** How a field is compared. That it differs is said by {@link Condition.Not}. */
enum Operator {
  /** With several values: any of them. */
  EQUAL("="),
  LESS("<"),
  AT_MOST("<="),
  GREATER(">"),
  AT_LEAST(">="),
  /** In any case of letters. */
  CONTAINS("~");

  private final String sign;

  Operator(String sign) {
    this.sign = sign;
  }

  /** The same sign in the language and, but for {@link #CONTAINS}, in SQL. */
  String sign() {
    return sign;
  }
}
