package dev.flowtrail.server.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RankBiasedOverlapTest {

  private static List<String> ids(int from, int to) {
    return IntStream.range(from, to).mapToObj(Integer::toString).toList();
  }

  @Test
  void equalListsAreAlike() {
    for (int size = 0; size < 50; size++) {
      assertThat(RankBiasedOverlap.of(ids(0, size), ids(0, size))).isCloseTo(1, within(1e-9));
    }
  }

  @Test
  void listsWithNothingInCommonAreNot() {
    assertThat(RankBiasedOverlap.of(ids(0, 20), ids(20, 45))).isCloseTo(0, within(1e-9));
  }

  @Test
  void topCountsMoreThanTheEnd() {
    List<String> list = ids(0, 20);
    List<String> topSwapped = new ArrayList<>(list);
    Collections.swap(topSwapped, 0, 1);
    List<String> endSwapped = new ArrayList<>(list);
    Collections.swap(endSwapped, 18, 19);
    assertThat(RankBiasedOverlap.of(list, topSwapped))
        .isLessThan(RankBiasedOverlap.of(list, endSwapped));
  }

  @Test
  void beginningOfAListIsAlikeAsFarAsItCanTell() {
    assertThat(RankBiasedOverlap.of(ids(0, 5), ids(0, 40))).isCloseTo(1, within(1e-9));
  }

  @Test
  void orderOfTheTwoDoesNotMatterAndTheResultIsAShare() {
    Random random = new Random(5);
    for (int i = 0; i < 500; i++) {
      List<String> one = shuffled(random);
      List<String> other = shuffled(random);
      double alike = RankBiasedOverlap.of(one, other);
      assertThat(alike).isBetween(-1e-9, 1 + 1e-9);
      assertThat(RankBiasedOverlap.of(other, one)).isCloseTo(alike, within(1e-9));
    }
  }

  private static List<String> shuffled(Random random) {
    List<String> ids = new ArrayList<>(ids(0, 30));
    Collections.shuffle(ids, random);
    return ids.subList(0, random.nextInt(31));
  }
}
