package dev.flowtrail.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Numbers compare by value, whatever their types. */
final class ConditionTest {
  @Test
  void typesOfNumbersMix() {
    assertThat(Condition.atLeast(4).holds(4.0)).isTrue();
    assertThat(Condition.atLeast(new BigDecimal("0.1")).holds(0.1f)).isTrue();
    assertThat(Condition.atMost(4.5).holds(new AtomicInteger(5))).isFalse();
    assertThat(Condition.between(1, new BigInteger("3")).holds((short) 3)).isTrue();
  }

  @Test
  void largeNumbersCompareExactly() {
    long odd = (1L << 53) + 1;

    assertThat(Condition.atLeast(odd).holds(1L << 53)).isFalse();
    assertThat(Condition.atLeast(odd).holds((double) (1L << 53))).isFalse();
    assertThat(Condition.atLeast(Long.MIN_VALUE).holds(Long.MAX_VALUE)).isTrue();
    assertThat(Condition.atMost(Long.MIN_VALUE).holds(0)).isFalse();
    assertThat(Condition.atMost(odd).holds(BigInteger.valueOf(odd))).isTrue();
  }

  @Test
  void whatIsNoNumberFails() {
    assertThat(Condition.atLeast(1).holds(Double.NaN)).isFalse();
    assertThat(Condition.atMost(new BigDecimal("1")).holds(Double.NaN)).isFalse();
    assertThat(Condition.atMost(Double.POSITIVE_INFINITY).holds(new BigDecimal("1e400"))).isTrue();
  }

  @Test
  void zeroIsZeroWithAnySign() {
    assertThat(Condition.atLeast(0.0).holds(-0.0)).isTrue();
  }

  @Test
  void valuesAreEqualOrNot() {
    assertThat(Condition.is("DE").holds("DE")).isTrue();
    assertThat(Condition.isNot("DE").holds("DE")).isFalse();
    assertThat(Condition.oneOf("DE", "AT").holds("FR")).isFalse();
  }

  @Test
  void sentencesTellFewDigits() {
    assertThat(Numbers.brief(0.1 + 0.2)).isEqualTo("0.3");
    assertThat(Numbers.brief(1234567)).isEqualTo("1235000");
    assertThat(Numbers.brief(-0.0)).isEqualTo("0");
    assertThat(Numbers.brief(Double.NaN)).isEqualTo("NaN");
  }
}
