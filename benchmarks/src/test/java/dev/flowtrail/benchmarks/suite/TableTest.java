package dev.flowtrail.benchmarks.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {

  private final Figures figures = new Figures();

  private String line(Row row) {
    return Table.of(List.of(row), figures).lines().skip(1).findFirst().orElseThrow();
  }

  @Test
  void rowShowsBothFiguresTheirRatioAndWhetherTheGoalIsMet() {
    figures.put("ours", 30_000);
    figures.put("theirs", 2_000);

    assertThat(line(Row.ratio(1, "speed", "ours", "theirs", Goal.atLeast(15))))
        .matches("1 +speed +30,000 +2,000 +15 +>= 15 +yes");
    assertThat(line(Row.ratio(1, "speed", "ours", "theirs", Goal.atLeast(15.5)))).endsWith("NO");
  }

  @Test
  void figureThatIsARatioStandsAlone() {
    figures.put("stored", 0.25);

    assertThat(line(Row.figure(8, "size", "stored", Goal.atMost(0.22))))
        .matches("8 +size +0\\.25 +<= 0\\.22 +NO");
  }

  @Test
  void whatWasNotMeasuredIsNoGoalMissed() {
    figures.put("ours", 1);

    assertThat(line(Row.ratio(1, "speed", "ours", "theirs", Goal.atLeast(15))))
        .endsWith("not measured");
  }

  @Test
  void doubtIsRaisedWhenTheMachineWasNotOursAlone() {
    figures.put("embedded.S.cpuPercent.others", 3);
    assertThat(Table.of(List.of(), figures)).doesNotContain("doubt");

    figures.put("embedded.M.cpuPercent.others", 40);
    assertThat(Table.of(List.of(), figures)).contains("up to 40 %");
  }
}
