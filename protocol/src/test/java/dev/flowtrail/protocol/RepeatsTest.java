package dev.flowtrail.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flowtrail.protocol.Repeats.Repeat;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RepeatsTest {

  private static Repeat repeat(int id, @Nullable String name, @Nullable Integer claimed, int at) {
    return new Repeat(new UUID(0, id), name, claimed, Instant.ofEpochSecond(at));
  }

  private static List<Integer> numbers(Repeat... repeats) {
    return List.copyOf(Repeats.number(List.of(repeats)).values());
  }

  @Test
  void writerWhoNumberedItsOwnIsBelieved() {
    assertThat(Repeats.number(List.of(repeat(1, "a", 2, 10), repeat(2, "a", 1, 20))))
        .containsEntry(new UUID(0, 1), 2)
        .containsEntry(new UUID(0, 2), 1);
  }

  @Test
  void numberClaimedTwiceIsDecidedByTime() {
    assertThat(
            Repeats.number(
                List.of(repeat(1, "a", 1, 30), repeat(2, "a", 1, 10), repeat(3, "a", 2, 20))))
        .containsEntry(new UUID(0, 2), 1)
        .containsEntry(new UUID(0, 3), 2)
        .containsEntry(new UUID(0, 1), 3);
  }

  @Test
  void oneThatClaimsNoneMakesTimeDecide() {
    assertThat(Repeats.number(List.of(repeat(1, "a", 7, 20), repeat(2, "a", null, 10))))
        .containsEntry(new UUID(0, 2), 1)
        .containsEntry(new UUID(0, 1), 2);
  }

  @Test
  void namesAreNumberedEachForItself() {
    assertThat(numbers(repeat(1, "a", 1, 1), repeat(2, "b", 1, 2))).containsExactly(1, 1);
  }

  @Test
  void whatHasNoNameYetIsOneOfItsOwn() {
    assertThat(numbers(repeat(1, null, null, 1), repeat(2, null, null, 2))).containsExactly(1, 1);
  }
}
