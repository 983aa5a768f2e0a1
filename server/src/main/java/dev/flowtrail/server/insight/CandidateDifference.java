package dev.flowtrail.server.insight;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** In which candidates two runs of a step differ. */
final class CandidateDifference {

  /** What a step decided about a candidate. */
  record Decision(@Nullable Boolean wentOn, @Nullable Double rank) {

    static Decision of(Candidate candidate) {
      return new Decision(candidate.wentOn(), candidate.rank());
    }
  }

  /** How a candidate differs; the first of these that holds. */
  enum Change {
    ONLY_LEFT,
    ONLY_RIGHT,
    VERDICT_CHANGED,
    RANK_MOVED
  }

  /** One candidate that differs. */
  record Changed(String id, Change change, @Nullable Decision left, @Nullable Decision right) {}

  private final Map<String, Decision> left;
  private final Map<String, Decision> right;
  private final List<Changed> changed = new ArrayList<>();
  private final boolean sameRanking;

  /**
   * For data that is equal, so that it need not be read.
   *
   * @param ranked whether it holds ranks
   */
  static CandidateDifference none(boolean ranked) {
    return new CandidateDifference(Map.of(), Map.of(), ranked);
  }

  CandidateDifference(Map<String, Decision> left, Map<String, Decision> right) {
    this(left, right, false);
  }

  private CandidateDifference(
      Map<String, Decision> left, Map<String, Decision> right, boolean sameRanking) {
    this.left = left;
    this.right = right;
    this.sameRanking = sameRanking;
    left.forEach((id, decision) -> compare(id, decision, right.get(id)));
    right.forEach((id, decision) -> {
      if (!left.containsKey(id)) {
        changed.add(new Changed(id, Change.ONLY_RIGHT, null, decision));
      }
    });
  }

  private void compare(String id, Decision one, @Nullable Decision other) {
    if (other == null) {
      changed.add(new Changed(id, Change.ONLY_LEFT, one, null));
    } else if (!Objects.equals(one.wentOn(), other.wentOn())) {
      changed.add(new Changed(id, Change.VERDICT_CHANGED, one, other));
    } else if (!Objects.equals(one.rank(), other.rank())) {
      changed.add(new Changed(id, Change.RANK_MOVED, one, other));
    }
  }

  int count(Change change) {
    return (int) changed.stream().filter(each -> each.change() == change).count();
  }

  /**
   * The weightiest changes first: of verdicts, of presence, of ranks; among equals by best rank.
   */
  List<Changed> examples(int limit) {
    return changed.stream()
        .sorted(
            Comparator.<Changed>comparingInt(each -> weight(each.change()))
                .thenComparingDouble(CandidateDifference::bestRank)
                .thenComparing(Changed::id))
        .limit(limit)
        .toList();
  }

  private static int weight(Change change) {
    return switch (change) {
      case VERDICT_CHANGED -> 0;
      case ONLY_LEFT, ONLY_RIGHT -> 1;
      case RANK_MOVED -> 2;
    };
  }

  private static double bestRank(Changed changed) {
    return Math.min(rank(changed.left()), rank(changed.right()));
  }

  private static double rank(@Nullable Decision decision) {
    return decision == null || decision.rank() == null ? Double.POSITIVE_INFINITY : decision.rank();
  }

  /** Whether both decided about the same candidates. */
  boolean sameCandidates() {
    return left.keySet().equals(right.keySet());
  }

  /**
   * How much the sets of those who went on overlap: |A and B| / |A or B|; 1 when both are empty.
   */
  double jaccard() {
    Set<String> one = wentOn(left);
    Set<String> other = wentOn(right);
    Set<String> both = new HashSet<>(one);
    both.retainAll(other);
    int either = one.size() + other.size() - both.size();
    return either == 0 ? 1 : both.size() / (double) either;
  }

  /** Where a step says of nobody whether he went on, all did. */
  private static Set<String> wentOn(Map<String, Decision> decisions) {
    boolean said = decisions.values().stream().anyMatch(decision -> decision.wentOn() != null);
    Set<String> ids = new HashSet<>();
    decisions.forEach((id, decision) -> {
      if (!said || Boolean.TRUE.equals(decision.wentOn())) {
        ids.add(id);
      }
    });
    return ids;
  }

  /** How alike the rankings are; nothing unless both ranked. */
  Optional<Double> rbo() {
    if (sameRanking) {
      return Optional.of(1.0);
    }
    List<String> one = ranking(left);
    List<String> other = ranking(right);
    return one.isEmpty() || other.isEmpty()
        ? Optional.empty()
        : Optional.of(RankBiasedOverlap.of(one, other));
  }

  private static List<String> ranking(Map<String, Decision> decisions) {
    return decisions.entrySet().stream()
        .filter(decision -> decision.getValue().rank() != null)
        .sorted(Comparator.comparingDouble(decision -> rank(decision.getValue())))
        .map(Map.Entry::getKey)
        .toList();
  }
}
