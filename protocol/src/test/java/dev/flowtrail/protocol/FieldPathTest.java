package dev.flowtrail.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class FieldPathTest {

  @Test
  void dotsDescend() {
    assertThat(FieldPath.parse("metrics.price").names()).containsExactly("metrics", "price");
  }

  @Test
  void anEscapedDotIsPartOfTheName() {
    assertThat(FieldPath.parse("metrics\\.price").names()).containsExactly("metrics.price");
  }

  @Test
  void aDotAfterAnEscapedBackslashDescends() {
    assertThat(FieldPath.parse("a\\\\.b").names()).containsExactly("a\\", "b");
  }

  @Test
  void aBackslashBeforeAnythingElseStandsForItself() {
    assertThat(FieldPath.parse("a\\b\\").names()).containsExactly("a\\b\\");
  }

  @Test
  void aPathHasAtLeastOneName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FieldPath(List.of()))
        .withMessage("names: expected at least one but was empty");
  }
}
