package dev.flowtrail.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A machine of two processors, and a clock that is moved by hand. */
class QuestionBudgetTest {

  private boolean storing = true;
  private double load = 1;
  private long now;
  private final QuestionBudget budget =
      new QuestionBudget(new QuestionBudget.Surroundings(() -> storing, () -> load, () -> now), 2);

  private void pass(Duration time) {
    now += time.toNanos();
  }

  private void ask(Duration taking) {
    budget.spend(() -> {
      pass(taking);
      return taking;
    });
  }

  @Test
  void whoAsksNowAndThenDoesNotWait() {
    for (int i = 0; i < 100; i++) {
      assertThat(budget.untilNext()).isZero();
      ask(Duration.ofMillis(80));
      pass(Duration.ofSeconds(1));
    }
  }

  @Test
  void whoAsksWithoutEndTakesATwelfthWhileAllIsBusy() {
    pass(Duration.ofSeconds(1));
    long asked = 0;
    long begin = now;
    while (now - begin < TimeUnit.MINUTES.toNanos(2)) {
      if (budget.untilNext().isZero()) {
        ask(Duration.ofMillis(50));
        asked += Duration.ofMillis(50).toNanos();
      } else {
        pass(budget.untilNext());
      }
    }
    assertThat((double) asked / (now - begin)).isBetween(0.07, 0.1);
  }

  @Test
  void whatIsIdleMayBeTaken() {
    load = 0.4;
    pass(Duration.ofSeconds(1));
    ask(Duration.ofSeconds(1));
    assertThat(budget.untilNext()).isPositive();
    pass(Duration.ofSeconds(1));
    assertThat(budget.untilNext()).isZero();
  }

  @Test
  void nobodyWaitsWhileNothingIsStored() {
    pass(Duration.ofSeconds(1));
    ask(Duration.ofSeconds(5));
    assertThat(budget.untilNext()).isPositive();
    storing = false;
    assertThat(budget.untilNext()).isZero();
  }

  @Test
  void longQuestionIsPaidForWithinSeconds() {
    pass(Duration.ofSeconds(1));
    ask(Duration.ofMinutes(1));
    pass(Duration.ofSeconds(9));
    assertThat(budget.untilNext()).isZero();
  }
}
