package dev.flowtrail.demo.decision;

import static dev.flowtrail.demo.decision.ScoreCard.part;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RankingTest {

  private static final ScoreCard<Thing> BY_WEIGHT =
      new ScoreCard<>(
          null,
          List.of(
              part("weight", 0.6, thing -> thing.weight() / 10), part("base", 0.4, thing -> 0.5)));

  @Test
  void pointsAddUpToTheScore() {
    Scored<Thing> scored = BY_WEIGHT.score(new Thing("a", 5, null));

    assertThat(scored.points()).containsEntry("weight", 0.3).containsEntry("base", 0.2);
    assertThat(scored.total()).isEqualTo(0.5);
  }

  @Test
  void equalScoresRankById() {
    assertThat(ranking(3, thing("b", 4), thing("a", 4), thing("c", 9)).shortlist())
        .extracting(each -> each.candidate().id())
        .containsExactly("c", "a", "b");
  }

  @Test
  void whoMissesTheCutOffLearnsByHowMuch() {
    Ranking<Thing> ranking = ranking(1, thing("a", 9), thing("b", 4));

    assertThat(ranking.shortlist()).hasSize(1);
    assertThat(ranking.reason(ranking.ranked().get(1)))
        .isEqualTo("rank 2, 0.3000 below the last of 1 places");
  }

  @Test
  void bestWithAnObjectionIsPassedOver() {
    List<Ranked<Thing>> shortlist =
        ranking(3, thing("a", 9), thing("b", 6), thing("c", 4)).shortlist();

    Pick<Thing> pick = Pick.from(shortlist, thing -> objection(thing, "a"));

    assertThat(pick.winner()).contains(shortlist.get(1));
    assertThat(pick.runnerUp()).contains(shortlist.get(2));
    assertThat(pick.reason()).isEqualTo("picked thing b, 0.1200 ahead of thing c");
    assertThat(pick.reason(shortlist.getFirst())).isEqualTo("not today");
  }

  @Test
  void nothingIsPickedWhenEachHasAnObjection() {
    Pick<Thing> pick =
        Pick.from(ranking(1, thing("a", 9)).shortlist(), thing -> objection(thing, "a"));

    assertThat(pick.winner()).isEmpty();
    assertThat(pick.reason()).isEqualTo("picked none of 1: each has an objection");
  }

  private static Optional<String> objection(Thing thing, String id) {
    return thing.id().equals(id) ? Optional.of("not today") : Optional.empty();
  }

  private static Ranking<Thing> ranking(int places, Thing... things) {
    return Ranking.of(List.of(things).stream().map(BY_WEIGHT::score).toList(), places);
  }

  private static Thing thing(String id, double weight) {
    return new Thing(id, weight, null);
  }
}
